import { gzipSync } from 'node:zlib';
import type { BaseFile } from './bases';
import { dripping, seeded, type HostileFile } from './hostile-file';

type Damage = (base: BaseFile) => Omit<HostileFile, 'name'> | null;

const isText = (base: BaseFile): boolean => base.headerLines >= 0;
const onText = (change: (text: string) => string): Damage => {
	return (base) => (isText(base) ? { bytes: Buffer.from(change(base.bytes.toString())) } : null);
};

/** Inserted at the middle of the file, on a line of its own. */
const insertLine = (line: string): Damage =>
	onText((text) => {
		const lines = text.split('\n');
		lines.splice(Math.floor(lines.length / 2), 0, line);
		return lines.join('\n');
	});

function flip(bytes: Buffer, seed: number, count: number): Buffer {
	const random = seeded(seed);
	const copy = Buffer.from(bytes);
	for (let i = 0; i < count; i++) copy[random(copy.length)] = random(256);
	return copy;
}

function cutAt(share: number): Damage {
	return (base) => ({ bytes: base.bytes.subarray(0, Math.floor(base.bytes.length * share)) });
}

/** What is done to each base file. */
const DAMAGES: Readonly<Record<string, Damage>> = {
	'cut in half': cutAt(0.5),
	'cut near the end': cutAt(0.97),
	'cut near the start': cutAt(0.05),
	'last byte missing': (base) => ({ bytes: base.bytes.subarray(0, -1) }),
	'with a BOM': onText((text) => `\ufeff${text}`),
	'in CRLF': onText((text) => text.replaceAll('\n', '\r\n')),
	'in CR': onText((text) => text.replaceAll('\n', '\r')),
	'in mixed line breaks': onText((text) => {
		const breaks = ['\n', '\r\n', '\r'];
		let i = 0;
		return text.replace(/\n/g, () => breaks[i++ % 3] ?? '\n');
	}),
	'with blank lines': onText((text) => text.replaceAll('\n', '\n\n')),
	'in Windows-1252': (base) =>
		isText(base) ? { bytes: Buffer.from(base.bytes.toString(), 'latin1') } : null,
	'with a NUL byte': (base) => {
		const middle = Math.floor(base.bytes.length / 2);
		return {
			bytes: Buffer.concat([base.bytes.subarray(0, middle), Buffer.from([0]), base.bytes.subarray(middle)])
		};
	},
	'with an unclosed quote': insertLine('"jamais;fermé,'),
	'with quotes everywhere': onText((text) => text.replaceAll(';', '";"')),
	'with a line of 2 MB': insertLine('x'.repeat(2_000_000)),
	'with a quoted cell of 10 MB': insertLine(`"${'x'.repeat(10_000_000)}";1`),
	'with a line of a million commas': insertLine(','.repeat(1_000_000)),
	'with a line of a million semicolons': insertLine(';'.repeat(1_000_000)),
	'with formulas': insertLine("=cmd|' /C calc'!A0;+1;@SUM(A1);-2"),
	'with a line of control characters': insertLine('\x01\x02;\x1b[31m;\x07'),
	'written twice': (base) => ({ bytes: Buffer.concat([base.bytes, base.bytes]) }),
	'without its first line': onText((text) => text.slice(text.indexOf('\n') + 1)),
	'its header alone': onText((text) => text.slice(0, text.indexOf('\n') + 1)),
	'its lines backwards': onText((text) => text.trimEnd().split('\n').reverse().join('\n')),
	gzipped: (base) => ({ bytes: gzipSync(base.bytes) }),
	'gzipped twice': (base) => ({ bytes: gzipSync(gzipSync(base.bytes)) }),
	'gzipped and cut': (base) => {
		const zipped = gzipSync(base.bytes);
		return { bytes: zipped.subarray(0, Math.floor(zipped.length * 0.7)) };
	},
	'gzipped and damaged': (base) => ({ bytes: flip(gzipSync(base.bytes), 7, 5) }),
	'with random bytes': (base) => ({ bytes: flip(base.bytes, 11, 20) }),
	'with many random bytes': (base) => ({ bytes: flip(base.bytes, 13, Math.ceil(base.bytes.length / 10)) }),
	'given byte by byte': (base) => ({ bytes: base.bytes, source: dripping(base.name, base.bytes, 1) }),
	'given seven bytes at a time': (base) => ({
		bytes: base.bytes,
		source: dripping(base.name, base.bytes, 7)
	}),
	'of a size that lies': (base) => ({
		bytes: base.bytes,
		source: { ...dripping(base.name, base.bytes, 4_096), size: 1 }
	})
};

/** Every damage done to every base file it can be done to. */
export function damagedFiles(bases: readonly BaseFile[]): readonly HostileFile[] {
	return bases.flatMap((base) =>
		Object.entries(DAMAGES).flatMap(([damage, apply]) => {
			const done = apply(base);
			return done === null ? [] : [{ ...done, name: `${base.name} ${damage}` }];
		})
	);
}
