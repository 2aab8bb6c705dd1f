import { err, ok, type Result } from '../shared';

/** Longest address that is kept: what servers and browsers carry without trouble. */
export const LONGEST_ADDRESS = 8_000;

/** A page and what it shows, as kept: the same view always has the same address. */
export interface SavedAddress {
	/** `/structures` */
	readonly path: string;
	/** Without `?`; `''` when there is nothing to say. */
	readonly query: string;
}

export type AddressProblem = 'address-foreign' | 'address-too-long';

/** Ways of showing a view that are of a moment and a room, not of the view. */
const MOMENTARY = new Set(['projection']);

/** A path of this product and nothing else: no other host, no step upwards, no file of the program. */
const PATH = /^\/(?:[\p{L}\p{N}_~.%-]+(?:\/[\p{L}\p{N}_~.%-]+)*)?$/u;
const NOT_PAGES = /^\/(?:api|export|_app)(?:\/|$)/;

/**
 * The address to keep of a page: parameters in the order of their names, those of one name in the order given, empty
 * names left out.
 * @param path of a page of the product, without its host
 * @param query with or without its `?`
 */
export function parseAddress(path: string, query: string): Result<SavedAddress, AddressProblem> {
	if (path.length + query.length > LONGEST_ADDRESS) return err('address-too-long');
	const segments = path.split('/');
	if (!PATH.test(path) || NOT_PAGES.test(path) || segments.includes('..') || segments.includes('.'))
		return err('address-foreign');
	const kept = [...new URLSearchParams(query)].filter(([name]) => name !== '' && !MOMENTARY.has(name));
	kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
	return ok({ path, query: new URLSearchParams(kept).toString() });
}

/** The address as a link. */
export const addressHref = ({ path, query }: SavedAddress): string =>
	query === '' ? path : `${path}?${query}`;
