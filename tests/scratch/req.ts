import { chromium } from '@playwright/test';
import { startServer } from '../support/server';
import { setTimeout as wait } from 'node:timers/promises';
const server = await startServer({ dataset: 'empty', dataDir: '/tmp/wire-data' });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage(); await page.goto(server.url + '/structures'); await wait(4000);
  page.on('request', (r) => console.log(r.method(), r.url()));
  await page.getByRole('group', { name: 'Filtres' }).getByRole('button', { name: 'Champ', exact: true }).click(); await wait(800);
  for (const c of (await page.getByRole('dialog', { name: 'Champ' }).getByRole('checkbox').all()).slice(0, 3)) { console.log('click'); await c.click(); await wait(500); }
} finally { await browser.close(); await server.stop(); }
