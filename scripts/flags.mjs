// Gathers the flags that each scenario names into one file: scenarios/access.yaml makes client/public/flags/access.svg,
// of which a page shows one by its letters: <img src="/flags/access.svg#cu">. Run it after changing a scenario's flags.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { parse } from 'yaml';
import { findChromium } from './chromium.mjs';

const root = join(import.meta.dirname, '..');
const source = join(root, 'node_modules', 'flag-icons', 'flags', '4x3');
const target = join(root, 'client', 'public', 'flags');

/** Coats of arms make some flags larger than a whole page: from here on, in bytes, a flag becomes a small picture. */
const largest = 2000;
const pictureWidth = 96;
const pictureHeight = 72;

mkdirSync(target, { recursive: true });
let browser;
for (const file of readdirSync(join(root, 'scenarios')).filter((name) => name.endsWith('.yaml'))) {
  const scenario = parse(readFileSync(join(root, 'scenarios', file), 'utf8'));
  const letters = new Set(scenario.delegations.map((one) => one.flag).filter((flag) => flag !== undefined));
  if (letters.size === 0) continue;
  const flags = [];
  for (const flag of [...letters].sort()) flags.push(await member(flag));
  const svg = [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480" width="640" height="480">',
    '<style>:root>svg{display:none}:root>svg:target{display:inline}</style>',
    ...flags,
    '</svg>',
    '',
  ].join('\n');
  writeFileSync(join(target, `${scenario.id}.svg`), svg);
  console.log(`${scenario.id}.svg: ${letters.size} flags, ${svg.length} bytes`);
}
await browser?.close();

async function member(flag) {
  const svg = readFileSync(join(source, `${flag}.svg`), 'utf8');
  return svg.length > largest ? await picture(flag, svg) : drawing(flag, svg);
}

/** The flag's own drawing; its inner ids get its letters before them, since all flags now share one document. */
function drawing(flag, svg) {
  const viewBox = /viewBox="([^"]+)"/.exec(svg)?.[1];
  if (viewBox === undefined) throw new Error(`${flag}.svg has no viewBox`);
  const inner = svg
    .slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'))
    .replace(/\bid="/g, `id="${flag}-`)
    .replace(/url\(#/g, `url(#${flag}-`)
    .replace(/href="#/g, `href="#${flag}-`)
    .replace(/>\s+</g, '><')
    .trim();
  return `<svg id="${flag}" viewBox="${viewBox}">${inner}</svg>`;
}

async function picture(flag, svg) {
  browser ??= await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width: pictureWidth, height: pictureHeight } });
  const data = Buffer.from(svg).toString('base64');
  await page.setContent(
    `<body style="margin:0"><img style="display:block;width:100vw;height:100vh" src="data:image/svg+xml;base64,${data}">`,
  );
  await page.waitForFunction(() => document.querySelector('img')?.complete === true);
  const png = (await page.screenshot({ omitBackground: true })).toString('base64');
  await page.close();
  return `<svg id="${flag}" viewBox="0 0 640 480"><image width="640" height="480" href="data:image/png;base64,${png}"/></svg>`;
}
