/** The language server: started, stopped, and shown in the status bar. */

import * as vscode from "vscode";
import { type LanguageClientOptions, State } from "vscode-languageclient";
import { LanguageClient } from "vscode-languageclient/node";

import { configuredPath, find } from "./executable";

/** Settings that are this extension's own, which the server does not know. */
const OWN_SETTINGS = ["path", "args", "trace"];
const EXPLAIN = "skelint.explain";

export class Server implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private turn: Promise<void> = Promise.resolve();
  private readonly status: vscode.LanguageStatusItem;

  constructor(
    private readonly languages: readonly string[],
    private readonly log: vscode.LogOutputChannel,
    private readonly extension: string,
  ) {
    this.status = vscode.languages.createLanguageStatusItem("skelint", languages.map((language) => ({ language })));
    this.status.name = "skelint";
    this.status.command = { title: "Show Log", command: "skelint.showLog" };
  }

  /** Start the server, or start it again: one start after the other, however many are asked for. */
  restart(): Promise<void> {
    this.turn = this.turn.then(async () => {
      await this.stop();
      await this.start();
    });
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
      const problem = setting
        ? `There is no program ${setting}, which the setting skelint.path names.`
        : "skelint is not installed where it was looked for: in the workspace's environment and on the PATH.";
      await this.fail(problem);
      return;
    }
    const further = vscode.workspace.getConfiguration("skelint").get<string[]>("args", []);
    const trust = vscode.workspace.isTrusted ? [] : ["--untrusted-workspace"];
    const args = ["server", ...trust, ...further];
    this.log.info(`starting ${[program, ...args].join(" ")}`);
    const client = new LanguageClient("skelint", "skelint", { command: program, args }, this.options());
    this.client = client;
    client.onDidChangeState(({ newState }) => {
      if (this.client === client && newState === State.Stopped) {
        this.show("stopped", { severity: vscode.LanguageStatusSeverity.Error });
      } else if (newState === State.Running) {
        this.show(client.initializeResult?.serverInfo?.version ?? "running", { detail: program });
      }
    });
    try {
      await client.start();
    } catch (error) {
      this.log.error(`${program} did not start: ${error instanceof Error ? error.message : String(error)}`);
      await this.fail(`${program} does not start as a language server; its extra "server" may be missing.`);
    }
  }

  private async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    try {
      await client?.dispose();
    } catch (error) {
      this.log.warn(`the server did not end by itself: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private options(): LanguageClientOptions {
    return {
      documentSelector: this.languages.flatMap((language) => [
        { scheme: "file", language },
        { scheme: "untitled", language },
      ]),
      outputChannel: this.log,
      initializationFailedHandler: () => false, // what is wrong is said once, with what to do
      middleware: {
        workspace: {
          configuration: async (params, token, next) => {
            const answers = await next(params, token);
            return Array.isArray(answers) ? answers.map(forServer) : answers;
          },
        },
        window: {
          showDocument: async (params, token, next) => {
            if (!params.uri.endsWith(".md")) {
              return next(params, token);
            }
            await vscode.commands.executeCommand("markdown.showPreviewToSide", vscode.Uri.parse(params.uri));
            return { success: true };
          },
        },
      },
    };
  }

  private show(text: string, more: { busy?: boolean; detail?: string; severity?: vscode.LanguageStatusSeverity } = {}): void {
    this.status.text = `skelint ${text}`;
    this.status.busy = more.busy ?? false;
    this.status.detail = more.detail ?? "";
    this.status.severity = more.severity ?? vscode.LanguageStatusSeverity.Information;
  }

  /** Show a problem, and offer what mends it. */
  private async fail(problem: string): Promise<void> {
    this.log.error(problem);
    this.show("not running", { detail: problem, severity: vscode.LanguageStatusSeverity.Error });
    const actions = { "How to Install": () => this.showReadme(), "Set Path": openSettings, "Show Log": () => this.log.show() };
    const choice = vscode.window.showErrorMessage(problem, ...(Object.keys(actions) as (keyof typeof actions)[]));
    void choice.then((action) => action && actions[action]());
  }

  private async showReadme(): Promise<void> {
    await vscode.commands.executeCommand("extension.open", this.extension);
  }
}

async function openSettings(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.openSettings", "skelint.path");
}

/** Return the settings without those that only this extension knows. */
function forServer(settings: unknown): unknown {
  if (typeof settings !== "object" || settings === null) {
    return settings;
  }
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !OWN_SETTINGS.includes(name)));
}
