import type { StandingTone } from './sieve';

/** Two colours at most: ink for what passes, lined vermilion for what fails; reservations are ink in outline, what is missing a hatch. */
export function standingFill(tone: StandingTone, patterns: string): string {
	switch (tone) {
		case 'good':
			return 'var(--ink-soft)';
		case 'reserved':
			return 'var(--out-of-scope-tint)';
		case 'bad':
			return `url(#${patterns}-failing)`;
		case 'outside':
			return 'var(--surface)';
		case 'unknown':
			return `url(#${patterns}-undetermined)`;
		case 'undeclared':
			return `url(#${patterns}-undetermined-light)`;
	}
}

export function standingEdge(tone: StandingTone): string {
	switch (tone) {
		case 'good':
		case 'reserved':
			return 'var(--ink-soft)';
		case 'bad':
			return 'var(--alert)';
		case 'outside':
		case 'unknown':
		case 'undeclared':
			return 'var(--hatch)';
	}
}
