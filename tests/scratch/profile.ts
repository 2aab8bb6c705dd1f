import { chromium } from '@playwright/test';
import { startServer } from '../support/server';
import { setTimeout as wait } from 'node:timers/promises';
const server = await startServer({ dataset: 'empty', dataDir: '/tmp/wire-data' });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const show = (p: any, label: string) => { const by = new Map(p.nodes.map((n: any) => [n.id, n])); const parent = new Map<number, number>(); for (const n of p.nodes) for (const c of n.children ?? []) parent.set(c, n.id); const self = new Map<string, number>(), total = new Map<string, number>(); p.samples.forEach((s: number, i: number) => { const d = p.timeDeltas[i] / 1000; let n: any = by.get(s); const name = (x: any) => x.callFrame.functionName + ' ' + x.callFrame.url.split('/').pop() + ':' + x.callFrame.lineNumber + ':' + x.callFrame.columnNumber; self.set(name(n), (self.get(name(n)) ?? 0) + d); const seen = new Set<string>(); let id: number | undefined = s; while (id !== undefined) { const k = name(by.get(id)); if (!seen.has(k)) { seen.add(k); total.set(k, (total.get(k) ?? 0) + d); } id = parent.get(id); } }); const top = (m: Map<string, number>) => [...m].filter(([k]) => !/^\((idle|root|program)/.test(k)).sort((a, b) => b[1] - a[1]).slice(0, 22).map(([k, v]) => `${v.toFixed(1)} ${k}`).join('\n'); console.log('==', label, 'SELF\n' + top(self), '\n-- TOTAL\n' + top(total)); };
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } }); const page = await context.newPage(); const s = await context.newCDPSession(page);
  await s.send('Profiler.enable'); await s.send('Profiler.setSamplingInterval', { interval: 200 });
  await page.goto(server.url + '/donnees'); await wait(1500);
  await s.send('Profiler.start'); await page.goto(server.url + '/structures'); await wait(4000); show((await s.send('Profiler.stop')).profile, 'load');
  await page.getByRole('group', { name: 'Filtres' }).getByRole('button', { name: 'Champ', exact: true }).click(); await wait(800);
  const boxes = await Promise.all((await page.getByRole('dialog', { name: 'Champ' }).getByRole('checkbox').all()).map((o) => o.boundingBox()));
  await s.send('Profiler.start');
  for (let i = 0; i < 16; i++) { const b = boxes[i % boxes.length]!; const at = { x: b.x + 9, y: b.y + 9, button: 'left', clickCount: 1 } as const; await s.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at }); await s.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at }); await wait(350); }
  show((await s.send('Profiler.stop')).profile, '16 clicks');
} finally { await browser.close(); await server.stop(); }
