// Two reviewers in two browsers: decisions by key and by form, a disagreement, settled; one without scripts; axe-core on every
// page. Prints what was seen as JSON.
// node serve.mjs ADDRESS [FOLDER for screenshots]
import { join } from "node:path";
import { LOOKS, check, launch, openPage, overflow } from "./chromium.mjs";

const [address, folder] = process.argv.slice(2);
const home = new URL(address).origin;
const browser = await launch();
const seen = { console: [], requests: [], dialogs: 0, violations: [] };
const open = (options) => openPage(browser, options, seen, (url) => url.startsWith(`${home}/`));
const go = (page, path) => page.goto(home + path);
const told = (page) => page.textContent(".told");
const label = (item) => item.replaceAll("/", " ").replace(" item", "");
const path = (page) => page.url().slice(home.length);

async function enter(name, options = {}) {
  const page = await open({ viewport: { width: 1280, height: 900 }, ...options });
  await page.goto(address);
  await page.fill("#name", name);
  await Promise.all([page.waitForURL("**/queue"), page.click("button.main")]);
  return page;
}

async function leads(page, act) {
  await Promise.all([page.waitForNavigation(), act()]);
}

// Without the token, and with it.
const stranger = await open({});
seen.stranger = (await go(stranger, "/queue")).status();
await stranger.context().close();
seen.console.length = 0;

// Ada: keys.
const ada = await enter("ada");
seen.cookies = (await ada.context().cookies()).map((c) => [c.httpOnly, c.sameSite]);
seen.scriptSees = await ada.evaluate(() => document.cookie);
await leads(ada, () => ada.click("a.main"));
const first = path(ada);
await leads(ada, () => ada.keyboard.press("a"));
seen.afterAccept = [await told(ada), path(ada) !== first];
await ada.keyboard.press("m");
await ada.keyboard.type("are these keys?");
seen.typing = [await ada.inputValue("#remark"), path(ada)];
await ada.keyboard.press("Escape");
await leads(ada, () => ada.keyboard.press("s"));
await leads(ada, () => ada.keyboard.press("u"));
seen.undone = await told(ada);

// Ada: a correction with the mouse, the scope found by its search.
await ada.keyboard.press("c");
seen.correctHasFocus = await ada.evaluate(() => document.activeElement.name);
await ada.selectOption("select[name=kind]", "unconfirmed");
const words = (await ada.locator(".statements label bdi").last().textContent()).split(" ").slice(0, 4).join(" ");
await ada.fill("#find", words);
seen.found = await ada.locator(".statements label:visible").count();
await ada.locator(".statements label:visible input").first().check();
seen.target = await ada.isChecked("input[name=target][value=statements]");
await leads(ada, () => ada.click("button[value=correct]"));
seen.corrected = await told(ada);

// Bo: sees nothing of Ada's, decides otherwise, asks, settles.
const bo = await enter("bo");
await go(bo, first);
seen.blind = !(await bo.textContent("body")).includes("ada: accept");
await leads(bo, () => bo.click("button[value=reject]"));
await leads(bo, () => bo.click("nav a:has-text('Disagreements')"));
seen.asked = (await bo.textContent("main")).includes("ada: accept");
await leads(bo, () => bo.click("main button[value=others]"));
seen.disputes = await bo.locator(".disputes > li").allTextContents();
await leads(bo, () => bo.click(".disputes > li > a"));
seen.settling = await bo.textContent("h1");
await bo.fill("#remark", "the words stand there");
await leads(bo, () => bo.click("button[value=accept]"));
seen.settled = await bo.textContent("main");
await leads(bo, () => bo.click("nav a:has-text('Who did what')"));
seen.record = await bo.locator("tbody tr").count();

// Keys off.
await go(ada, first);
await leads(ada, () => ada.click("button[value=keys]"));
await ada.keyboard.press("r");
await ada.waitForTimeout(200);
seen.keysOff = path(ada) === first && !(await ada.locator(".told").count());

// Without scripts.
const plain = await enter("cy", { javaScriptEnabled: false });
await leads(plain, () => plain.click("a.main"));
await leads(plain, () => plain.click("button[value=flag]"));
seen.plain = [await told(plain), await plain.locator(".needs-script:visible").count()];
await plain.click("#correct summary");
await plain.selectOption("select[name=kind]", "no_comment");
await leads(plain, () => plain.click("button[value=correct]"));
seen.plain.push(await told(plain));
await leads(plain, () => plain.click("form[action^='/undo'] button"));
seen.plain.push(await told(plain));

// An article that is read from the right.
await go(ada, await listed(ada, "c.html"));
seen.direction = await ada.evaluate(() => getComputedStyle(document.querySelector(".words")).direction);

// Every page in both themes and at two widths.
async function look(page, name) {
  seen[`overflow-${name}`] = await overflow(page);
  await check(page, name, seen.violations);
  if (folder) await page.screenshot({ path: join(folder, `${name.replaceAll(" ", "-")}.png`), fullPage: true });
}
const errors = seen.console.length;
for (const [scheme, width] of LOOKS) {
  const name = `${scheme}-${width}`;
  const options = { colorScheme: scheme, viewport: { width, height: 900 }, bypassCSP: true };
  const eye = await open(options);
  await go(eye, "/queue");
  await look(eye, `${name} locked`);
  await eye.goto(address);
  await look(eye, `${name} entrance`);
  await eye.context().close();
  const page = await enter(`eye ${name}`, options);
  for (const details of await page.locator("summary").all()) await details.click();
  await look(page, `${name} queue`);
  await go(page, "/queue?kind=no_such_kind");
  await look(page, `${name} empty queue`);
  for (const item of [first, await listed(page, "→"), await listed(page, "evil.txt")]) {
    await go(page, item);
    await look(page, `${name} item${label(item)}`);
    await page.keyboard.press("c");
    await look(page, `${name} correcting${label(item)}`);
    await page.click("button[value=correct]");
    await page.waitForSelector("[role=alert]");
    await look(page, `${name} complaint${label(item)}`);
  }
  await go(page, "/disagreements");
  await look(page, `${name} asking`);
  await leads(page, () => page.click("main button[value=others]"));
  await look(page, `${name} disagreements`);
  await go(page, "/record");
  await look(page, `${name} record`);
  await go(page, "/help");
  await look(page, `${name} help`);
  await go(page, first);
  await look(page, `${name} item with others`);
  await page.context().close();
}
// The refusals that were asked for are the only things on the console.
seen.console = [...seen.console.slice(0, errors), ...seen.console.slice(errors).filter((line) => !/status of (403|422)/.test(line))];

async function listed(page, words) {
  await go(page, "/queue?all=1");
  return (await page.locator(`ol.queue li:has-text('${words}') a`).first().getAttribute("href")).split("?")[0];
}

await browser.close();
process.stdout.write(JSON.stringify({ ...seen, first }));
