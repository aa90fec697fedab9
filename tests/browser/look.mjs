// Opens a page in headless Chromium, tries its controls, runs axe-core, and prints what it saw as JSON.
// node look.mjs PAGE.html [FOLDER for screenshots]
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [page_file, folder] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: flags });
const seen = { console: [], requests: [], dialogs: 0, violations: [] };

async function look(scheme, width, name) {
  // The policy of the page would keep axe out; everything else is tried with it in force.
  const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 900 }, bypassCSP: name !== "use" });
  const page = await context.newPage();
  page.on("console", (message) => seen.console.push(message.text()));
  page.on("pageerror", (error) => seen.console.push(String(error)));
  page.on("dialog", (dialog) => { seen.dialogs += 1; dialog.dismiss(); });
  page.on("request", (request) => { if (!request.url().startsWith("file:")) seen.requests.push(request.url()); });
  await page.goto(pathToFileURL(page_file).href);
  return { context, page };
}

async function check(page, name) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run());
  for (const violation of found.violations) {
    seen.violations.push(`${name}: ${violation.id}: ${violation.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(", ")}`);
  }
}

for (const [scheme, width] of [["light", 1280], ["dark", 1280], ["light", 390], ["dark", 390]]) {
  const name = `${scheme}-${width}`;
  const { context, page } = await look(scheme, width, name);
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  seen[`overflow-${name}`] = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await check(page, name);
  if (await page.locator("#f-details").count()) {
    await page.check("#f-details");
    await check(page, `${name} with details`);
    await page.check("#f-caveat");
    await check(page, `${name} filtered`);
    if (folder) await page.screenshot({ path: join(folder, `${name}-filtered.png`), fullPage: true });
  }
  await context.close();
}

const { page } = await look("light", 1280, "use");
seen.statements = await page.locator(".statement").count();
if (seen.statements) {
  const value = await page.locator("#f-type option").nth(1).getAttribute("value");
  await page.selectOption("#f-type", value);
  seen.filtered = { value, text: await page.textContent("#count"), on: await page.locator(".statement:not(.off)").count(),
    expected: await page.locator(`.statement[data-type="${value}"]`).count() };
  await page.click("button[type=reset]");
  await page.waitForTimeout(50);
  seen.reset = await page.locator(".statement.off").count();
  const first = page.locator(".statement").first();
  const detail = page.locator(`[id="${await first.getAttribute("aria-controls")}"]`);
  seen.detail = [await detail.isVisible()];
  await first.focus();
  await page.keyboard.press("Enter");
  seen.detail.push(await detail.isVisible(), await first.getAttribute("aria-expanded"));
  await page.keyboard.press("Escape");
  seen.detail.push(await detail.isVisible());
  await first.click();
  seen.detail.push(await detail.isVisible());
  const caveat = page.locator("li.caveat").first();
  if (await caveat.count()) {
    await caveat.focus();
    seen.joined = await page.locator(".statement.joined").count();
    seen.covered = (await caveat.getAttribute("data-covers")).split(" ").filter(Boolean).length;
  }
  await page.emulateMedia({ media: "print" });
  seen.print = { details: await page.locator(".detail:visible").count(), filters: await page.locator(".filters").isVisible() };
}
await browser.close();
process.stdout.write(JSON.stringify(seen));
