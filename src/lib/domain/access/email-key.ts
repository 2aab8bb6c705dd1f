const LONGEST = 254;

/** An e-mail as people type it, folded for comparison: `''` when it is none. Case and surrounding spaces do not matter. */
export function emailKey(typed: string): string {
	const key = typed.normalize('NFKC').trim().toLowerCase();
	return key.length <= LONGEST && /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(key) ? key : '';
}
