import { expect, it } from 'vitest';
import { chartCsv } from './csv';

const columns = [{ label: 'Champ' }, { label: 'ESMS', numeric: true }];

it('writes semicolons, a decimal comma, CRLF and a byte-order mark, with its source on each line', () => {
	expect(chartCsv({ columns, rows: [['PA', 12.5]] }, 'Version 3')).toBe(
		'\ufeffChamp;ESMS;Source\r\nPA;12,5;Version 3\r\n'
	);
});

it('quotes what holds a separator, a quote or a line break', () => {
	expect(chartCsv({ columns, rows: [['a;"b"\nc', 1]] }, 'x ; y')).toContain('"a;""b""\nc";1;"x ; y"');
});

it('leaves negative numbers alone', () => {
	expect(chartCsv({ columns, rows: [['x', -12.5]] }, '')).toContain('x;-12,5');
});
