import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** What is typed in cells, by address: a text, a number, or a formula with the result that was stored. */
export type Typed = Readonly<
	Record<string, string | number | { readonly formula: string; readonly result: number }>
>;

const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function cell(opening: string, value: Typed[string]): string {
	if (typeof value === 'number') return `${opening}><v>${value}</v></c>`;
	if (typeof value === 'string')
		return `${opening} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
	return `${opening}><f>${escaped(value.formula)}</f><v>${value.result}</v></c>`;
}

/** Rewrites the XML parts of a workbook. */
export function editParts(workbook: Uint8Array, edit: (name: string, xml: string) => string): Uint8Array {
	const parts = unzipSync(workbook);
	for (const [name, content] of Object.entries(parts)) {
		if (name.endsWith('.xml')) parts[name] = strToU8(edit(name, strFromU8(content)));
	}
	return zipSync(parts);
}

/**
 * Types in the cells of a questionnaire as a person does.
 * @param typed by the number of the sheet, from 1
 */
export const typeIn = (workbook: Uint8Array, typed: Readonly<Record<number, Typed>>): Uint8Array =>
	editParts(workbook, (name, xml) => {
		const sheet = Number(/sheet(\d+)\.xml$/.exec(name)?.[1] ?? 0);
		let edited = xml;
		for (const [address, value] of Object.entries(typed[sheet] ?? {})) {
			const found = new RegExp(`(<c r="${address}" s="\\d+")(?:/>|(?: t="\\w+")?>.*?</c>)`).exec(edited);
			if (!found?.[1]) throw new Error(`No cell ${address} on sheet ${sheet}`);
			edited = edited.replace(found[0], () => cell(found[1] ?? '', value));
		}
		return edited;
	});
