import {
	contentTypes,
	coreProperties,
	rootRelations,
	sheetPath,
	styles,
	workbook,
	workbookRelations
} from './package-parts';
import { sheetXml, type WorkbookSheet } from './sheet-xml';
import { zipStream, type ZipEntry } from './zip-stream';

/** What one sheet of a workbook can hold, header included; a longer cell makes spreadsheets call the file damaged. */
export const WORKBOOK_LIMITS = { rows: 1_048_576, cell: 32_767 } as const;

/**
 * A workbook (XLSX) of some sheets, in pieces and in bounded memory whatever the number of rows. Sheets are read one after
 * the other: a later one may tell what was learnt from an earlier one.
 */
export async function* writeWorkbook(
	sheets: readonly WorkbookSheet[],
	{ title, made }: { readonly title: string; readonly made: Date }
): AsyncGenerator<Uint8Array> {
	const names = sheets.map(({ name }) => name);
	const entries = function* (): Generator<ZipEntry> {
		yield { name: '[Content_Types].xml', pieces: [contentTypes(names)] };
		yield { name: '_rels/.rels', pieces: [rootRelations()] };
		yield { name: 'docProps/core.xml', pieces: [coreProperties(title, made)] };
		yield { name: 'xl/workbook.xml', pieces: [workbook(names)] };
		yield { name: 'xl/_rels/workbook.xml.rels', pieces: [workbookRelations(names)] };
		yield { name: 'xl/styles.xml', pieces: [styles()] };
		for (const [at, sheet] of sheets.entries()) yield { name: sheetPath(at), pieces: sheetXml(sheet) };
	};
	yield* zipStream(entries(), made);
}
