// Chromium without a window, and axe-core in a page of it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

export const LOOKS = [["light", 1280], ["dark", 1280], ["light", 390], ["dark", 390]];
export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: flags });

// A page of its own browser context; what it says, asks for and shows up goes to `seen`. `isOwn` tells which addresses it may load.
export async function openPage(browser, options, seen, isOwn) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("console", (message) => seen.console.push(message.text()));
  page.on("pageerror", (error) => seen.console.push(String(error)));
  page.on("dialog", (dialog) => { seen.dialogs += 1; dialog.dismiss(); });
  page.on("request", (request) => { if (!isOwn(request.url())) seen.requests.push(request.url()); });
  return page;
}

// The page's policy would keep axe out, so a page that it checks is opened with `bypassCSP`.
export async function check(page, name, violations) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run());
  for (const violation of found.violations) {
    violations.push(`${name}: ${violation.id}: ${violation.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(", ")}`);
  }
}

export const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
