/** The extension: when the server runs, and what the user can ask for. */

import * as vscode from "vscode";

import { find, pythonExtension } from "./executable";
import { chooseRule } from "./rules";
import { Server } from "./server";

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel("skelint", { log: true });
  const { activationEvents } = context.extension.packageJSON as { activationEvents: string[] };
  const languages = activationEvents.map((event) => event.replace("onLanguage:", ""));
  const server = new Server(languages, log, context.extensionPath);
  const restart = () => server.restart();

  context.subscriptions.push(
    log,
    server,
    vscode.commands.registerCommand("skelint.restart", restart),
    vscode.commands.registerCommand("skelint.showLog", () => log.show()),
    vscode.commands.registerCommand("skelint.fixAll", fixAll),
    vscode.commands.registerCommand("skelint.explainRule", () => explainRule(server)),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (["skelint.path", "skelint.args"].some((setting) => event.affectsConfiguration(setting))) {
        void restart();
      }
    }),
  );
  await restart();
  const python = await pythonExtension();
  if (python) {
    context.subscriptions.push(python.environments.onDidChangeActiveEnvironmentPath(restart));
  }
}

async function fixAll(): Promise<void> {
  await vscode.commands.executeCommand("editor.action.sourceAction", { kind: "source.fixAll.skelint", apply: "first" });
}

async function explainRule(server: Server): Promise<void> {
  const program = await find();
  if (!program) {
    await server.restart(); // says what is missing
    return;
  }
  const code = await chooseRule(program);
  if (code) {
    await server.explain(code);
  }
}
