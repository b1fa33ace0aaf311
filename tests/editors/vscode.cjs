// What a user does in VS Code, which runs in a browser: `node vscode.cjs ADDRESS SCENARIO [PICTURES]`, with playwright-core on
// NODE_PATH. Prints as JSON what was seen. PICTURES is a folder that gets a picture of each step.
const { chromium } = require("playwright-core");

const [address, scenario, pictures] = process.argv.slice(2);
const PATIENCE = 90_000;

async function picture(page, name) {
  if (pictures) {
    await page.waitForTimeout(1000);
    await page.screenshot({ path: `${pictures}/${scenario}-${name}.png` });
  }
}

async function run(page, command) {
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget input").waitFor();
  await page.keyboard.type(command);
  await page.locator(".quick-input-list .monaco-list-row", { hasText: command }).first().waitFor();
  await page.keyboard.press("Enter");
}

async function save(page) {
  await page.keyboard.press("Control+S");
  await page.locator(".tab.active:not(.dirty)").waitFor();
}

const shows = (page, text) => page.locator(".view-lines").first().filter({ hasText: text }).waitFor();

/** Return the text of the frame in which a page is shown. */
async function shown(page, heading) {
  for (let tries = 0; tries < 300; tries++) {
    for (const frame of page.frames()) {
      const text = await frame.locator("body").innerText().catch(() => "");
      if (frame !== page.mainFrame() && text.includes(heading)) {
        return text;
      }
    }
    await page.waitForTimeout(200);
  }
  throw new Error(`no page shows ${heading}`);
}

/** A fault is seen, explained and mended. */
async function mend(page) {
  const { status } = await see(page);
  const word = page.locator(".view-line span", { hasText: /^"true"$/ }).last();
  await word.hover();
  const hover = page.locator(".monaco-hover:visible", { hasText: "GenerateSecret" }).first();
  await hover.filter({ hasText: "Whether the service generates a client secret" }).waitFor();
  await picture(page, "hover");
  const hovered = await hover.innerText();
  await word.click();
  await page.keyboard.press("Control+.");
  const actions = page.locator(".action-widget", { hasText: "Replace with true" });
  await actions.waitFor();
  await picture(page, "actions");
  const offered = await actions.innerText();
  await page.keyboard.press("Enter");
  await shows(page, /"GenerateSecret":\strue/);
  await save(page);
  await run(page, "skelint: Fix All in This File");
  await shows(page, /"ENABLED"/);
  await save(page);
  await page.waitForFunction(() => !document.querySelector(".squiggly-error"));
  await picture(page, "mended");
  await run(page, "skelint: Explain Rule");
  await page.locator(".quick-input-list .monaco-list-row", { hasText: "AWS001" }).waitFor();
  await page.keyboard.type("insecure-redirect-url");
  await page.locator(".quick-input-list .monaco-list-row", { hasText: "COG101" }).waitFor();
  await picture(page, "rules");
  await page.keyboard.press("Enter");
  const rule = await shown(page, "COG101: insecure-redirect-url");
  await picture(page, "rule");
  return { status, hovered, offered, rule };
}

/** Faults are seen, and the program that says them. */
async function see(page) {
  await page.locator(".squiggly-error").first().waitFor();
  return { status: await page.locator("#status\\.languageStatus").getAttribute("aria-label") };
}

/** The program is not there: one message says so, and leads to how it is installed. */
async function missing(page) {
  const message = page.locator(".notification-toast", { hasText: "skelint" });
  await message.waitFor();
  await picture(page, "message");
  const told = await message.innerText();
  await message.locator(".monaco-button", { hasText: "How to Install" }).click();
  const readme = await shown(page, "Install skelint");
  await picture(page, "readme");
  return { told, readme };
}

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(PATIENCE);
    await page.goto(address);
    try {
      console.log(JSON.stringify(await { mend, see, missing }[scenario](page)));
    } catch (error) {
      await picture(page, "failure");
      throw error;
    }
  } finally {
    await browser.close();
  }
})();
