import { chromium } from '@playwright/test';
import { startServer } from '../support/server';
import { filterClicks } from '../bench/browser-clicks';
import { coldSight } from '../bench/browser-sight';
import { percentile } from '../bench/measure';
const server = await startServer({ dataset: 'empty', dataDir: '/tmp/wire-data' });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  if (process.argv[2] !== 'clicks') for (let i = 0; i < 4; i++) console.log(await coldSight(browser, server.url + '/structures', true));
  if (process.argv[2] === 'shot') {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage(); await page.goto(server.url + '/structures'); await page.waitForTimeout(3000);
    await page.getByRole('group', { name: 'Filtres' }).getByRole('button', { name: 'Champ', exact: true }).click(); await page.waitForTimeout(1000);
    console.log(await Promise.all((await page.getByRole('dialog', { name: 'Champ' }).getByRole('checkbox').all()).map((o) => o.boundingBox()))); await page.screenshot({ path: '/tmp/wire-shot.png' });
  }
  const t = await filterClicks(browser, server.url, 20); console.log(t.map((x) => Math.round(x * 10) / 10).join(' '), percentile(t, 50), percentile(t, 95));
} finally { await browser.close(); await server.stop(); }
