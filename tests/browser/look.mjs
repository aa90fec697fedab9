// Opens a page in headless Chromium, tries its controls, runs axe-core, and prints what it saw as JSON.
// node look.mjs PAGE.html [FOLDER for screenshots]
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { LOOKS, check, launch, openPage, overflow } from "./chromium.mjs";

const [page_file, folder] = process.argv.slice(2);
const browser = await launch();
const seen = { console: [], requests: [], dialogs: 0, violations: [] };

async function look(scheme, width, name) {
  const options = { colorScheme: scheme, viewport: { width, height: 900 }, bypassCSP: name !== "use" };
  const page = await openPage(browser, options, seen, (url) => url.startsWith("file:"));
  await page.goto(pathToFileURL(page_file).href);
  return page;
}

for (const [scheme, width] of LOOKS) {
  const name = `${scheme}-${width}`;
  const page = await look(scheme, width, name);
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  seen[`overflow-${name}`] = await overflow(page);
  await check(page, name, seen.violations);
  if (await page.locator("#f-details").count()) {
    await page.check("#f-details");
    await check(page, `${name} with details`, seen.violations);
    await page.check("#f-caveat");
    await check(page, `${name} filtered`, seen.violations);
    if (folder) await page.screenshot({ path: join(folder, `${name}-filtered.png`), fullPage: true });
  }
  await page.context().close();
}

const page = await look("light", 1280, "use");
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
