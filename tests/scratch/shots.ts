import { chromium } from '@playwright/test';
import { startServer } from '../support/server';
import { setTimeout as wait } from 'node:timers/promises';
const server = await startServer({ dataset: 'empty', dataDir: '/tmp/wire-data' });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  for (const [name, o] of Object.entries({ desktop: { viewport: { width: 1440, height: 900 } }, phone: { viewport: { width: 390, height: 844 } }, dark: { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' as const } })) {
    const page = await (await browser.newContext({ ...o, locale: 'fr-FR' })).newPage();
    await page.route('**/api/territory/labels*', async (r) => { await wait(6000); await r.abort(); });
    await page.goto(server.url + '/structures'); await wait(2500); await page.screenshot({ path: `/tmp/wire-wait-${name}.png` });
    await page.getByText('Réessayer').waitFor(); await page.screenshot({ path: `/tmp/wire-fail-${name}.png` });
  }
} finally { await browser.close(); await server.stop(); }
