/**
 * What must not reach a log though an error may quote it, each with what stands in its place. Errors of drivers quote the values
 * of a statement, those of the network whole addresses.
 */
const SECRETS: readonly (readonly [RegExp, string])[] = [
	// Drizzle: "Failed query: … params: …"
	[/\bparams: [^]*?(?=\n\s+at |$)/g, 'params: …'],
	// PostgreSQL: Key (email_key)=(…) already exists
	[/=\([^()]*\)/g, '=(…)'],
	// Name and secret in an address, then its query and fragment.
	[/(\/\/)[^/\s@]+@/g, '$1…@'],
	[/(\b[a-z]+:\/\/[^\s?#"']+)[?#][^\s"']*/gi, '$1?…'],
	[/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '…@…'],
	// JSON Web Tokens, then tokens and hashes of ours: base64url or hexadecimal, too long to be a word.
	[/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '…'],
	[/\$argon2\w*\$\S+/g, '…'],
	[/(?<![\w/.-])(?=[\w-]*\d)[\w-]{32,}(?![\w/.-])/g, '…']
];

/** A text of an error without what it may quote: addresses' secrets and queries, e-mails, tokens, values of statements. */
export const scrub = (text: string): string =>
	SECRETS.reduce((scrubbed, [pattern, stand]) => scrubbed.replace(pattern, stand), text);
