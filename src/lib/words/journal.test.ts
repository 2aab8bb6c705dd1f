import { describe, expect, it } from 'vitest';
import { ACTIONS } from '$lib/domain/journal';
import { defaultCriteria } from '$lib/reference';
import { outcomeLooks } from './outcome-looks';
import { ACTION_LABELS, factLines, factText, journalStateText, subjectHref, subjectLabel } from './journal';

const told = (before: unknown, after: unknown): string[] =>
	factLines(before, after, outcomeLooks(defaultCriteria.segments)).map((line) =>
		factText(line).replace(/[\u00a0\u202f]/g, ' ')
	);

describe('a line of the journal in words', () => {
	it('has one label per action, and no two alike', () => {
		const labels = ACTIONS.map((action) => ACTION_LABELS[action]);
		expect(new Set(labels).size).toBe(ACTIONS.length);
	});

	it.each([
		['account 3', 'compte n° 3', '/comptes/3'],
		['version 12', 'version 12', '/donnees/versions/12'],
		['structure 560000010', 'structure 560000010', '/structures/560000010'],
		['structures', 'liste des structures', null],
		['aliases Osiris', 'alias Osiris', null],
		['version ../x', 'version ../x', null],
		['other 3', 'other 3', null]
	])('%s is « %s », at %s', (subject, label, href) => {
		expect(subjectLabel(subject).replace(/\u00a0/g, ' ')).toBe(label);
		expect(subjectHref(subject)).toBe(href);
	});

	it.each([
		[
			{ role: 'analyst', scope: ['53'] },
			{ role: 'reader', scope: 'national' },
			['rôle : analyste → lecteur', 'territoires : Bretagne → territoire national']
		],
		[
			{ field: 'structure.capacity', value: null },
			{ value: '12', version: 1234 },
			['champ avant : structure.capacity', 'valeur : inconnu → 12', 'version : 1 234']
		],
		[undefined, { by: 'password+app' }, ['moyen : mot de passe et application']],
		[
			null,
			{ filters: '?q=ehpad+nord&segment=large-group', rows: 0 },
			['filtres : q=ehpad nord, segment=large-group', 'lignes : 0']
		],
		[null, { filters: '', hash: 'a'.repeat(64) }, ['filtres : –', 'empreinte : aaaaaaaaaaaa…']],
		[{ months: 12 }, { months: 12 }, ['mois de conservation : 12']],
		[
			null,
			{ filters: '%E0%A4%A', dueOn: '2026-12-31' },
			['réponse attendue le : 31/12/2026', 'filtres : %E0%A4%A']
		],
		[{ version: null, structures: 3 }, { structures: 4 }, ['structures : 3 → 4']],
		[null, null, []]
	])('tells %j before and %j after', (before, after, expected) => {
		expect(told(before, after)).toEqual(expected);
	});

	it.each([
		[{ intact: true, lines: 1 } as const, 'Journal intact : 1 ligne vérifiée'],
		[{ intact: true, lines: 1234 } as const, 'Journal intact : 1 234 lignes vérifiées'],
		[
			{ intact: false, broken: { line: 12, problem: 'missing' } } as const,
			'Journal altéré : la ligne 12 manque'
		]
	])('says of %j: %s', (state, expected) => {
		expect(journalStateText(state).replace(/[\u00a0\u202f]/g, ' ')).toBe(expected);
	});
});
