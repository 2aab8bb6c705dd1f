/** The tokens of the light scheme, as the sheets declare them before any condition: what is downloaded is read on white. */
export function lightTokens(): ReadonlyMap<string, string> {
	const tokens = new Map<string, string>();
	for (const sheet of document.styleSheets) {
		for (const rule of sheet.cssRules) {
			if (!(rule instanceof CSSStyleRule) || rule.selectorText !== ':root') continue;
			for (const name of rule.style)
				if (name.startsWith('--')) tokens.set(name, rule.style.getPropertyValue(name).trim());
		}
	}
	return tokens;
}
