/** The language server: started, stopped, and shown in the status bar. */

import { readdir } from "node:fs/promises";
import * as path from "node:path";
import * as vscode from "vscode";
import { State } from "vscode-languageclient";

import { Client } from "./client";
import { configuredPath, find } from "./executable";

const EXPLAIN = "skelint.explain";

export class Server implements vscode.Disposable {
  private client: Client | undefined;
  private turn: Promise<void> = Promise.resolve();
  private readonly status: vscode.LanguageStatusItem;

  constructor(
    private readonly languages: readonly string[],
    private readonly log: vscode.LogOutputChannel,
    private readonly folder: string,
  ) {
    this.status = vscode.languages.createLanguageStatusItem("skelint", languages.map((language) => ({ language })));
    this.status.name = "skelint";
    this.status.command = { title: "Show Log", command: "skelint.showLog" };
  }

  /** Start the server, or start it again: one start after the other, however many are asked for. */
  restart(): Promise<void> {
    this.turn = this.turn
      .then(async () => {
        await this.stop();
        await this.start();
      })
      .catch((error: unknown) => this.fail(String(error)));
    return this.turn;
  }

  /** Show the page of a rule. */
  async explain(code: string): Promise<void> {
    await this.client?.sendRequest("workspace/executeCommand", { command: EXPLAIN, arguments: [code] });
  }

  dispose(): void {
    this.status.dispose();
    void this.stop();
  }

  private async start(): Promise<void> {
    this.show("starting", { busy: true });
    const program = await find();
    if (!program) {
      const setting = configuredPath();
      const where = vscode.workspace.isTrusted ? "in the environment of this workspace or on the PATH" : "on the PATH";
      this.fail(setting ? `There is no program ${setting}, which the setting skelint.path names.` : `There is no skelint ${where}.`);
      return;
    }
    const trust = vscode.workspace.isTrusted ? [] : ["--untrusted-workspace"];
    const further = vscode.workspace.getConfiguration("skelint").get<string[]>("args", []);
    const args = ["server", ...trust, ...further];
    this.log.info(`starting ${[program, ...args].join(" ")}`);
    const client = new Client(program, args, this.languages, this.log);
    this.client = client;
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) {
        this.show(client.initializeResult?.serverInfo?.version ?? "running", { detail: program });
      } else if (newState === State.Stopped && this.client === client) {
        this.show("stopped", { severity: vscode.LanguageStatusSeverity.Error });
      }
    });
    try {
      await client.start();
    } catch {
      this.fail(`${program} does not start: ${client.lastLine || "it is no language server"}`);
    }
  }

  private async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    try {
      await client?.dispose();
    } catch (error) {
      this.log.warn(`the server did not end by itself: ${String(error)}`);
    }
  }

  private show(text: string, more: { busy?: boolean; detail?: string; severity?: vscode.LanguageStatusSeverity } = {}): void {
    this.status.text = `skelint ${text}`;
    this.status.busy = more.busy ?? false;
    this.status.detail = more.detail ?? "";
    this.status.severity = more.severity ?? vscode.LanguageStatusSeverity.Information;
  }

  /** Show why the server does not run, and offer what mends it. */
  private fail(problem: string): void {
    this.log.error(problem);
    this.show("not running", { detail: problem, severity: vscode.LanguageStatusSeverity.Error });
    const actions = new Map([
      ["How to Install", () => this.showReadme()],
      ["Set Path", () => vscode.commands.executeCommand("workbench.action.openSettings", "skelint.path")],
      ["Show Log", () => vscode.commands.executeCommand("skelint.showLog")],
    ]);
    void vscode.window.showErrorMessage(problem, ...actions.keys()).then((action) => action && actions.get(action)?.());
  }

  /** Show how the program is installed; whether the file's name has capital letters depends on how the extension was packaged. */
  private async showReadme(): Promise<void> {
    const name = (await readdir(this.folder)).find((file) => file.toLowerCase() === "readme.md") ?? "README.md";
    await vscode.commands.executeCommand("markdown.showPreview", vscode.Uri.file(path.join(this.folder, name)));
  }
}
