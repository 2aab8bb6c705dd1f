/** First match wins: most browsers claim to be several others. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
	[/Edg(A|iOS)?\//, 'Edge'],
	[/OPR\/|Opera/, 'Opera'],
	[/Firefox\/|FxiOS\//, 'Firefox'],
	[/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
	[/Safari\//, 'Safari']
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
	[/iPhone|iPad|iPod/, 'iOS'],
	[/Android/, 'Android'],
	[/Windows/, 'Windows'],
	[/Mac OS X|Macintosh/, 'macOS'],
	[/CrOS/, 'ChromeOS'],
	[/Linux|X11/, 'Linux']
];

const first = (table: typeof BROWSERS, text: string): string | undefined =>
	table.find(([pattern]) => pattern.test(text))?.[1];

/** Browser and system in words, « Firefox sous Windows », to be recognised in the list of one's sessions. Nothing else is kept. */
export function deviceName(userAgent: string | null): string {
	const browser = first(BROWSERS, userAgent ?? '') ?? 'Navigateur inconnu';
	const system = first(SYSTEMS, userAgent ?? '');
	return system === undefined ? browser : `${browser} sous ${system}`;
}
