import { daysInMonth } from '$lib/domain/shared';

export interface DateReading {
	/** ISO `yyyy-mm-dd`, `''` when absent or impossible. */
	readonly date: string;
	/** True when something was written that is no possible date. */
	readonly odd: boolean;
}

const ABSENT: DateReading = { date: '', odd: false };
const ODD: DateReading = { date: '', odd: true };
const PLAIN = /^\d{4}-\d{2}-\d{2}$/;
const EARLIEST_YEAR = 1800;
const LATEST_YEAR = 2100;

/** Reads `yyyy-mm-dd` (with or without a time) or `dd/mm/yyyy`. `1900-01-01` means absent in FINESS files. */
export function readDate(cell: string): DateReading {
	const text = cell.trim();
	if (text === '') return ABSENT;
	if (PLAIN.test(text)) return checked(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10), text);
	const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text);
	if (iso) return checked(Number(iso[1]), Number(iso[2]), Number(iso[3]));
	const french = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?: .*)?$/.exec(text);
	return french ? checked(Number(french[3]), Number(french[2]), Number(french[1])) : ODD;
}

function checked(year: number, month: number, day: number, date = ''): DateReading {
	if (year === 1900 && month === 1 && day === 1) return ABSENT;
	if (year < EARLIEST_YEAR || year > LATEST_YEAR || month < 1 || month > 12) return ODD;
	if (day < 1 || day > daysInMonth(year, month)) return ODD;
	return { date: date || `${year}-${pad(month)}-${pad(day)}`, odd: false };
}

function number(text: string, from: number, to: number): number {
	let value = 0;
	for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - 48;
	return value;
}

const pad = (n: number): string => (n < 10 ? `0${n}` : String(n));
