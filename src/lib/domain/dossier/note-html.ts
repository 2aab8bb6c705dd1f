const NBSP = '\u00a0';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** A text as HTML shows it. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** Spaces that no line breaks at: inside « », and before `:` and `;`. */
export const withFrenchSpaces = (text: string): string =>
	text.replace(/« /g, `«${NBSP}`).replace(/ (?=[»:;])/g, NBSP);

/** A column of a table of a note. */
export interface NoteColumn {
	readonly name: string;
	readonly isText?: boolean;
}

/** A table of a note; its last line is a total. */
export function htmlTable(
	caption: string,
	columns: readonly NoteColumn[],
	rows: readonly (readonly string[])[]
): string {
	const cell = (tag: 'td' | 'th', at: number, text: string, scope = ''): string =>
		`<${tag}${scope}${columns[at]?.isText === true ? '' : ' class="n"'}>${escaped(text)}</${tag}>`;
	const head = columns.map(({ name }, at) => cell('th', at, name, ' scope="col"')).join('');
	const body = rows
		.map(
			(row, line) =>
				`<tr${line === rows.length - 1 ? ' class="total"' : ''}>${row
					.map((text, at) => (at === 0 ? cell('th', at, text, ' scope="row"') : cell('td', at, text)))
					.join('')}</tr>`
		)
		.join('\n');
	return `<table>\n<caption>${escaped(caption)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}
