import { isJournalAction } from '$lib/domain/journal';
import { isCalendarDate } from '$lib/domain/shared';
import type { JournalFilters } from '$lib/server/journal';

/** What the form of the filters shows: what was asked, as typed. */
export interface AskedFilters {
	readonly from: string;
	readonly to: string;
	readonly action: string;
	readonly account: string;
	/** Kind of what it was about, and its number. */
	readonly kind: string;
	readonly number: string;
}

const numberOf = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null);

/** The filters of an address; what cannot be read of them does not filter, and is not shown as if it did. */
export function journalFilters(search: URLSearchParams): {
	readonly asked: AskedFilters;
	readonly filters: JournalFilters;
} {
	// The database holds no control character, and would refuse to look for one.
	const text = (name: string): string => (search.get(name) ?? '').replace(/\p{Cc}/gu, '').trim();
	const date = (name: string): string => (isCalendarDate(text(name)) ? text(name) : '');
	const [from, to, action] = [date('du'), date('au'), text('action')];
	const kind = /^[a-z]+$/.test(text('objet')) ? text('objet') : '';
	const number = kind === '' ? '' : text('numero');
	const subject = number === '' ? kind : `${kind} ${number}`;
	const [account, before] = [numberOf(text('compte')), numberOf(text('avant'))];
	return {
		asked: {
			from,
			to,
			action: isJournalAction(action) ? action : '',
			account: account === null ? '' : String(account),
			kind,
			number
		},
		filters: {
			...(from === '' ? {} : { from }),
			...(to === '' ? {} : { to }),
			...(isJournalAction(action) ? { action } : {}),
			...(account === null ? {} : { account }),
			...(subject === '' ? {} : { subject }),
			...(before === null ? {} : { before })
		}
	};
}
