/** Choosing a rule: those that speak at the cursor first, then all that the program has. */

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as vscode from "vscode";

interface Rule {
  code: string;
  name: string;
  summary: string;
}

interface RuleItem extends vscode.QuickPickItem {
  code: string;
}

/** Return the code of the rule that the user chooses, or undefined. */
export async function chooseRule(program: string): Promise<string | undefined> {
  const choice = await vscode.window.showQuickPick(items(program), {
    placeHolder: "The rule whose page is shown",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return choice?.code;
}

async function items(program: string): Promise<RuleItem[]> {
  const rules = await rulesOf(program);
  const here = codesAtCursor();
  const rank = (item: RuleItem) => (here.has(item.code) ? 0 : 1);
  return rules
    .map(({ code, name, summary }) => ({ code, label: code, description: name, detail: summary }))
    .sort((a, b) => rank(a) - rank(b));
}

async function rulesOf(program: string): Promise<Rule[]> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const { stdout } = await promisify(execFile)(program, ["rules", "--json"], {
    ...(folder ? { cwd: folder } : {}),
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as Rule[];
}

function codesAtCursor(): Set<unknown> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    return new Set();
  }
  const { document, selection } = editor;
  const diagnostics = vscode.languages.getDiagnostics(document.uri);
  const touched = diagnostics.filter(({ source, range }) => source === "skelint" && range.intersection(selection));
  return new Set(touched.map(({ code }) => (typeof code === "object" ? code.value : code)));
}
