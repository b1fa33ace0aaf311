/** Where the program is: what the setting says, else the environment of the workspace, else the PATH. */

import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { homedir } from "node:os";
import * as path from "node:path";
import * as vscode from "vscode";

const WINDOWS = process.platform === "win32";
const NAME = WINDOWS ? "skelint.exe" : "skelint";
const SCRIPTS = WINDOWS ? "Scripts" : "bin";

/** The part of the Python extension's interface that tells which interpreter the user has selected. */
export interface PythonExtension {
  environments: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { id: string; path: string };
    resolveEnvironment(environment: { id: string; path: string }): Promise<{ executable: { uri?: vscode.Uri } } | undefined>;
    onDidChangeActiveEnvironmentPath: vscode.Event<unknown>;
  };
}

/** Return the path of the program, or undefined where there is none. A setting that leads nowhere is not passed over. */
export async function find(): Promise<string | undefined> {
  const setting = configuredPath();
  if (setting) {
    return (await isProgram(setting)) ? setting : undefined;
  }
  for (const folder of [...(vscode.workspace.isTrusted ? await environments() : []), ...onPath()]) {
    const program = path.join(folder, NAME);
    if (await isProgram(program)) {
      return program;
    }
  }
  return undefined;
}

/** Return what the setting says, as a whole path; empty where it says nothing. */
export function configuredPath(): string {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? homedir();
  const setting = vscode.workspace.getConfiguration("skelint").get<string>("path", "").trim();
  const written = setting.replace(/^~(?=$|[\\/])/, () => homedir()).replaceAll("${workspaceFolder}", () => folder);
  return written && path.resolve(folder, written);
}

/** Return the Python extension, where it is installed and running. */
export async function pythonExtension(): Promise<PythonExtension | undefined> {
  const extension = vscode.extensions.getExtension<PythonExtension>("ms-python.python");
  try {
    return await extension?.activate();
  } catch {
    return undefined; // it says itself what is wrong with it
  }
}

async function environments(): Promise<string[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const python = await pythonExtension();
  const selected = python && (await python.environments.resolveEnvironment(
    python.environments.getActiveEnvironmentPath(folders[0]?.uri),
  ));
  const interpreter = selected?.executable.uri?.fsPath;
  const inFolders = folders.flatMap(({ uri }) => [".venv", "venv"].map((name) => path.join(uri.fsPath, name, SCRIPTS)));
  return [...(interpreter ? [path.dirname(interpreter)] : []), ...inFolders];
}

/** Return the folders of the PATH; one that is relative would lead into whatever folder is open. */
function onPath(): string[] {
  return (process.env["PATH"] ?? "").split(path.delimiter).filter((folder) => path.isAbsolute(folder));
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
