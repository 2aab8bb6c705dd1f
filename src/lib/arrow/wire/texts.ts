import { FINESS_SHAPE, readFinessNumbers, writeFinessNumbers } from './finess-numbers';
import { readSirets, SIRET_SHAPE, writeSirets } from './sirets';
import type { StreamReader, StreamWriter } from './stream';

/** Which of the texts of a dictionary are identifiers, written as numbers; the others are written as they are. */
const PLAIN = 0;
const FINESS = 1;
const SIRET = 2;

/** Writes the values of a dictionary, in their order. */
export function writeTexts(to: StreamWriter, name: string, values: readonly string[]): void {
	const kinds = Uint32Array.from(values, (value) =>
		FINESS_SHAPE.test(value) ? FINESS : SIRET_SHAPE.test(value) ? SIRET : PLAIN
	);
	const of = (kind: number): string[] => values.filter((_, i) => kinds[i] === kind);
	to.integers(`${name}/kinds`, kinds);
	to.text(`${name}/texts`, of(PLAIN).map(escaped).join('\n'));
	writeFinessNumbers(to, `${name}/finess`, of(FINESS));
	writeSirets(to, `${name}/siret`, of(SIRET));
}

/** The values that {@link writeTexts} wrote. */
export function readTexts(from: StreamReader, name: string): string[] {
	const kinds = from.integers(`${name}/kinds`);
	const lists = [
		from.text(`${name}/texts`).split('\n').map(unescaped),
		readFinessNumbers(from, `${name}/finess`),
		readSirets(from, `${name}/siret`)
	];
	const places = [0, 0, 0];
	return Array.from(kinds, (kind) => {
		const place = places[kind] ?? 0;
		places[kind] = place + 1;
		return lists[kind]?.[place] ?? '';
	});
}

/** Line breaks separate texts; halves of surrogate pairs have no UTF-8. */
const escaped = (text: string): string =>
	text.replace(
		/[\\\n\p{Surrogate}]/gu,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
	);

const unescaped = (text: string): string =>
	text.includes('\\')
		? text.replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
		: text;
