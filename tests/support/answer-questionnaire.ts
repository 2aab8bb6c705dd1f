import { createRandom } from '../../data/generator/random';
import { strFromU8, unzipSync } from 'fflate';
import { STRUCTURE_QUESTIONS } from '$lib/domain/questionnaire';
import { typeIn, type Typed } from './edit-workbook';
import { questionColumn, SHEET_NUMBERS } from './questionnaire-layout';

/** A source of answers: the same seed gives the same ones. */
export const answersOf = (seed: string): (() => number) => {
	const random = createRandom(seed);
	return () => random.next();
};

const FIRST_LINE = 5;

const CHOICES: Readonly<Partial<Record<(typeof STRUCTURE_QUESTIONS)[number], readonly string[]>>> = {
	'structure.dui_access': ['Tous les professionnels', 'Une partie des professionnels', 'Aucun'],
	'structure.external_accounts': ['Oui', 'Non'],
	'structure.accounts': ['Nominatifs', 'Génériques', 'Nominatifs et génériques'],
	'structure.phone': ['Envisageable', 'En partie', 'Peu envisageable'],
	'structure.wish': ['Brique SSO', 'MIE physique', 'MIE digitalisé'],
	'structure.dui': ['Alpha', 'Bêta', 'Gamma']
};

/** How many structures a questionnaire lists. */
export function linesOf(workbook: Uint8Array): number {
	const sheet = unzipSync(workbook)[`xl/worksheets/sheet${SHEET_NUMBERS.structures}.xml`];
	return [...strFromU8(sheet ?? new Uint8Array()).matchAll(/<row /g)].length - (FIRST_LINE - 1);
}

/**
 * Answers every question of a questionnaire at random, and declares one solution.
 * @param date days of a spreadsheet: 46371 is 15/12/2026
 */
export function answered(workbook: Uint8Array, random: () => number, date = 46_371): Uint8Array {
	const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
	const oneOf = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? '';
	const structures: Record<string, string | number> = {};
	let users = 0;
	const lines = linesOf(workbook);
	for (let line = FIRST_LINE; line < FIRST_LINE + lines; line++) {
		const heads = between(4, 140);
		users += heads;
		for (const id of STRUCTURE_QUESTIONS) {
			const words = CHOICES[id];
			structures[`${questionColumn(id)}${line}`] = words
				? oneOf(words)
				: id === 'structure.heads'
					? heads
					: id === 'structure.fte'
						? Math.round(heads * 8) / 10
						: between(0, heads);
		}
	}
	return typeIn(workbook, {
		[SHEET_NUMBERS.organisation]: { B11: date, B12: oneOf(['Oui', 'Non']) },
		[SHEET_NUMBERS.structures]: structures,
		[SHEET_NUMBERS.uses]: firstSpareUse(workbook, users)
	});
}

/** The first blank line of the sheet of solutions, filled; nothing when it asks for a declarant that nobody chose. */
function firstSpareUse(workbook: Uint8Array, users: number): Typed {
	const sheet = strFromU8(
		unzipSync(workbook)[`xl/worksheets/sheet${SHEET_NUMBERS.uses}.xml`] ?? new Uint8Array()
	);
	const spare = /<c r="B(\d+)" s="\d+"\/>/.exec(sheet.slice(sheet.indexOf(`<row r="${FIRST_LINE}"`)));
	const line = spare?.[1] ?? '';
	const holder = new RegExp(`<c r="A${line}"[^>]*><is><t[^>]*>([^<]+)<`).test(sheet);
	if (line === '' || !holder) return {};
	return {
		[`B${line}`]: 'Solution du test',
		[`C${line}`]: users,
		[`D${line}`]: 3,
		[`E${line}`]: 'Non',
		[`F${line}`]: 'e-CPS'
	};
}
