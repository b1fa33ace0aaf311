/** The client of one server: what the server writes is logged; why it did not start is told by who starts it. */

import { createInterface } from "node:readline";
import * as vscode from "vscode";
import { CloseAction, ErrorAction, type Middleware, State } from "vscode-languageclient";
import { LanguageClient } from "vscode-languageclient/node";

/** Settings that are this extension's own, which the server does not know. */
const OWN_SETTINGS = ["path", "args", "trace"];

const MIDDLEWARE: Middleware = {
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
};

export class Client extends LanguageClient {
  /** The last line that the server wrote beside its messages: why it ended, if it did. */
  lastLine = "";
  private ran = false;

  constructor(program: string, args: string[], languages: readonly string[], log: vscode.LogOutputChannel) {
    const schemes = ["file", "untitled"];
    super("skelint", "skelint", { command: program, args }, {
      documentSelector: schemes.flatMap((scheme) => languages.map((language) => ({ scheme, language }))),
      outputChannel: log,
      middleware: MIDDLEWARE,
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => (this.ran ? again.closed() : { action: CloseAction.DoNotRestart, handled: true }),
      },
      stdioOptions: {
        stdout: (stream) => createInterface(stream).on("line", (line) => log.info(line)),
        stderr: (stream) => createInterface(stream).on("line", (line) => {
          log.error(line);
          this.lastLine = line.trim() || this.lastLine;
        }),
      },
    });
    const again = this.createDefaultErrorHandler();
    this.onDidChangeState(({ newState }) => (this.ran ||= newState === State.Running));
  }

  /** Log an error, and show it unless the server has not started: then who starts it shows one message with what to do. */
  override error(message: string, data?: unknown, showNotification?: boolean | "force"): void {
    super.error(message, data, this.ran ? showNotification : false);
  }
}

/** Return the settings without those that only this extension knows. */
function forServer(settings: unknown): unknown {
  if (typeof settings !== "object" || settings === null) {
    return settings;
  }
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !OWN_SETTINGS.includes(name)));
}
