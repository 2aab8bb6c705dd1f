import { expect, it } from 'vitest';
import { fictionLabel } from './fiction';

it('tells a demonstration, a demonstration completed with real files, and real data', () => {
	expect(fictionLabel({ fictional: true, partlyFictional: false })).toBe('fictives');
	expect(fictionLabel({ fictional: true, partlyFictional: true })).toBe('en partie fictives');
	expect(fictionLabel({ fictional: false, partlyFictional: false })).toBe('');
});
