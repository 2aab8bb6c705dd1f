import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { generateFinessPlusJson } from '../../data/generator';
import { spread } from './measure';
import { benchReaders, type ReaderFigures } from './readers';
import type { BenchSection } from './report';

const STRUCTURES = 72_000;
const SEED = 2028;
const ROUNDS = 3;

/** FINESS+ files of the size of the real one, plain and compressed, read whole. */
export async function benchFinessPlus(): Promise<BenchSection> {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cible-bench-'));
	try {
		const plain = path.join(folder, 'finess-plus.json');
		const zipped = path.join(folder, 'finess-plus.json.gz');
		await generateFinessPlusJson({ structures: STRUCTURES, seed: SEED, out: plain, gzip: false });
		await generateFinessPlusJson({ structures: STRUCTURES, seed: SEED, out: zipped, gzip: true });
		const size = fs.statSync(plain).size;
		const rounds: ReaderFigures[][] = [];
		for (let round = 0; round < ROUNDS; round++) {
			rounds.push(await benchReaders([plain, zipped], new Map([[zipped, size]])));
		}
		const of = (index: number, figure: (figures: ReaderFigures) => number): number[] =>
			rounds.flatMap((round) => round[index] ?? []).map(figure);
		const lines = rounds[0]?.[0]?.report.read ?? 0;
		const speed = (what: string, index: number, least: number) => {
			const values = of(index, (f) => f.megabytesPerSecond);
			return {
				what,
				values,
				unit: 'MB/s',
				target: `≥ ${least} MB/s`,
				reached: spread(values).median >= least
			};
		};
		const memory = [...of(0, (f) => f.memoryMegabytes), ...of(1, (f) => f.memoryMegabytes)];
		return {
			title: 'FINESS+ JSON',
			setting: `A generated file of ${Math.round(size / 1e6)} MB (${lines.toLocaleString('en-GB')} entities, seed ${SEED}), detected and read whole, ${ROUNDS} rounds. Speeds count inflated bytes. Memory is the greatest resident size met above the one before.`,
			lines: [
				speed('plain', 0, 60),
				speed('.gz', 1, 45),
				{
					what: 'growth of memory',
					values: memory,
					unit: 'MB',
					target: '< 200 MB',
					reached: spread(memory).max < 200
				}
			]
		};
	} finally {
		fs.rmSync(folder, { recursive: true, force: true });
	}
}
