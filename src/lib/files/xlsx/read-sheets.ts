import { Refused } from '../contract';
import { excelReader } from './excel-reader';
import { guardAddresses } from './sheet-guard';
import { cellText, numberText, type SheetRows } from './workbook';
import { readXmlParts, storedZip } from './zip-archive';

/** One sheet of a workbook, whatever it is called. */
export interface WorkbookSheet {
	readonly name: string;
	readonly rows: SheetRows;
	/** Merged ranges as written: `A1:B2`. */
	readonly merged: readonly string[];
	/** Addresses of the cells that a formula computes. */
	readonly formulas: ReadonlySet<string>;
}

/** True when some part of a workbook holds this text: looked for without reading the sheets. @throws Refused as `readSheets` */
export function holdsText(archive: Buffer, text: string): boolean {
	return [...readXmlParts(archive).values()].some((part) => part.includes(text));
}

/** Every sheet of a workbook, hidden ones too, in order. @throws Refused when it is damaged or a bomb */
export async function readSheets(archive: Buffer): Promise<readonly WorkbookSheet[]> {
	const parts = readXmlParts(archive);
	for (const [name, content] of parts) {
		if (/^xl\/worksheets\/[^/]+\.xml$/.test(name)) guardAddresses(content.toString('utf8'));
	}
	const paths = sheetPaths(parts);
	const { default: readXlsxFile } = await excelReader();
	try {
		const sheets = await readXlsxFile<string>(storedZip(parts), { parseNumber: numberText });
		return sheets.map(({ sheet, data }): WorkbookSheet => {
			const xml = parts.get(paths.get(sheet) ?? '')?.toString('utf8') ?? '';
			return { name: sheet, rows: data.map((row) => row.map(cellText)), ...oddities(xml) };
		});
	} catch {
		throw new Refused({ code: 'damaged-xlsx' });
	}
}

/** Path of the part of each sheet, by name. */
function sheetPaths(parts: ReadonlyMap<string, Buffer>): ReadonlyMap<string, string> {
	const targets = new Map<string, string>();
	const relations = parts.get('xl/_rels/workbook.xml.rels')?.toString('utf8') ?? '';
	for (const [tag] of relations.matchAll(/<Relationship\s[^>]*>/g)) {
		const target = attribute(tag, 'Target');
		targets.set(attribute(tag, 'Id'), target.startsWith('/') ? target.slice(1) : `xl/${target}`);
	}
	const workbook = parts.get('xl/workbook.xml')?.toString('utf8') ?? '';
	return new Map(
		[...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => [
			unescapeXml(attribute(tag, 'name')),
			targets.get(attribute(tag, 'r:id')) ?? ''
		])
	);
}

const attribute = (tag: string, name: string): string =>
	new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

const unescapeXml = (text: string): string =>
	text
		.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&apos;', "'")
		.replaceAll('&amp;', '&');

function oddities(xml: string): Pick<WorkbookSheet, 'merged' | 'formulas'> {
	const merged = [...xml.matchAll(/<mergeCell\s[^>]*ref="([A-Z]+\d+:[A-Z]+\d+)"/g)].map(
		([, ref = '']) => ref
	);
	const cells = xml.matchAll(/<c\s[^>]*?r="([A-Z]+\d+)"[^>]*?(?<!\/)>\s*<f[\s>/]/g);
	return { merged, formulas: new Set([...cells].map(([, address = '']) => address)) };
}
