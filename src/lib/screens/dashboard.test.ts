import { describe, expect, it } from 'vitest';
import { defaultCriteria, reference, ssoRule } from '$lib/reference';
import { outcomeLooks } from '$lib/words';
import { compose, sites, type TestLayer } from '../../../tests/support/territory';
import { dashboardHref, exactHref, isFiltered, parseDashboard, toggleHref } from './dashboard-address';
import { barsFinding, certaintyFinding, mapFinding, sightFinding, sizesFinding } from './dashboard-findings';
import { dashboardSight } from './dashboard-sight';
import { territoryData, type TerritoryData } from './territory-data';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const at = (query: string) => parseDashboard(new URLSearchParams(query));
const dataOf = (...layers: TestLayer[]): TerritoryData =>
	territoryData(compose(reference, ...layers).table, { criteria: defaultCriteria, overrides: [] }, ssoRule);
const register = (...rows: Record<string, string>[]): TestLayer => ({ kind: 'establishments', rows });

const territory = dataOf(
	register(
		...sites(5, { entity: '560000010', category: '500', prefix: '561' }),
		...sites(70, { entity: '560000028', category: '354', prefix: '562', department: '29' })
	)
);
const findings = (data: TerritoryData, query: string): readonly string[] => {
	const address = at(query);
	const sight = dashboardSight(data, address);
	const looks = outcomeLooks(data.criteria.segments);
	return [
		sightFinding(sight, address, looks),
		mapFinding(sight, address.view.filters['segment'] ?? [], looks),
		barsFinding(sight, address, looks),
		sizesFinding(sight, address),
		certaintyFinding(sight)
	].map(plain);
};

describe('the address of the dashboard', () => {
	it('holds the whole of it, and nothing of what is usual', () => {
		const query =
			'q=lilas&segment=large-group&par=structure.sector&taille=organisation.professionals&fiche=560000010&projection=1';
		expect(dashboardHref(at(query))).toBe(`/?${query}`);
		expect(dashboardHref(at(''))).toBe('/');
		expect(dashboardHref(at('par=nothing&taille=nothing'))).toBe('/');
	});

	it('changes by one click, and comes back by the same click', () => {
		const once = toggleHref(at(''), 'segment', 'large-group');
		expect(once).toBe('/?segment=large-group');
		expect(isFiltered(at(once.slice(2)))).toBe(true);
		expect(toggleHref(at(once.slice(2)), 'segment', 'large-group')).toBe('/');
		const band = { 'structure.sector': ['PA'], segment: ['large-group'] };
		const both = exactHref(at(''), band);
		expect(exactHref(at(both.slice(2)), band)).toBe('/');
	});
});

describe('the dashboard of a territory', () => {
	it('leaves a chart its own values, while the others follow', () => {
		const sight = dashboardSight(territory, at('structure.department=29'));
		expect(sight.places.map(({ value, count }) => [value, count])).toEqual([
			['56', 5],
			['29', 70]
		]);
		expect(sight.summary.structures).toBe(70);
		expect(sight.cells.every(({ sector }) => sector === 'DOM')).toBe(true);
		expect(sight.sizes.largest.map(({ id }) => id)).toEqual(['560000028']);
	});

	it('says the share of a segment where it is filtered by it', () => {
		expect(findings(territory, 'segment=large-group')[1]).toBe(
			'« Grands groupes » pèse le plus dans 29 – Finistère : 100 %'
		);
	});

	it('counts the same whatever was looked at before', () => {
		const fresh = dashboardSight(
			dataOf(register(...sites(3, { entity: '560000010', category: '500', prefix: '561' }))),
			at('')
		);
		const used = dataOf(register(...sites(3, { entity: '560000010', category: '500', prefix: '561' })));
		dashboardSight(used, at('segment=digital-mie&q=x'));
		dashboardSight(used, at('structure.department=29'));
		expect(dashboardSight(used, at(''))).toEqual(fresh);
	});

	it('leaves a chart of organisations as it was at a click on its own marks', () => {
		const before = dashboardSight(territory, at(''));
		const { sizes } = before;
		const { lines } = before.sso;
		const sized = dashboardSight(territory, at('organisation.esms=1..1'));
		expect(sized.sso.lines).not.toBe(lines);
		expect(sized.sizes).toBe(sizes);
		const answered = dashboardSight(territory, at('sso=none'));
		const { lines: shown } = answered.sso;
		expect(answered.sizes).not.toBe(sizes);
		expect(dashboardSight(territory, at('sso=undetermined')).sso.lines).toBe(shown);
	});
});

describe('a dashboard with little or nothing to show', () => {
	const empty = dataOf();
	const one = dataOf(register(...sites(1, { entity: '560000010', category: '500', prefix: '561' })));
	const unknown = dataOf(
		register(...sites(4, { entity: '560000010', category: '', prefix: '561', department: '' }))
	);

	it.each([
		['an empty territory', empty, ''],
		['one structure', one, ''],
		['one structure of which nothing is left', one, 'structure.department=29'],
		['structures of which everything is unknown', unknown, ''],
		['professionals of nobody', empty, 'taille=organisation.professionals&par=structure.legal_status']
	])('says so in whole sentences: %s', (_, data, query) => {
		for (const text of findings(data, query)) {
			expect(text).not.toMatch(/NaN|undefined|Infinity|null/);
			expect(text.length).toBeGreaterThan(8);
		}
	});

	it('counts what has no place beside the map', () => {
		const { extent, places } = dashboardSight(unknown, at(''));
		expect(extent).toEqual({ drawn: [], beside: [''] });
		expect(places.map(({ value, count }) => [value, count])).toEqual([['', 4]]);
	});

	it('tells that no organisation is large, rather than 0 of them', () => {
		expect(findings(one, '')[3]).toMatch(/ ; aucun n’en gère 50 ou plus$/);
		expect(findings(one, 'taille=organisation.professionals')[3]).toMatch(
			/^Aucun organisme n’atteint 1 000 professionnels ; /
		);
		expect(findings(territory, '')[3]).toMatch(/ ; 1 en gère 50 ou plus$/);
	});

	it('limits the finding of the map to what is drawn, when a tile beside it weighs more', () => {
		const entity = '560000010';
		const data = dataOf(
			register(
				...sites(3, { entity, category: '177', prefix: '561' }),
				...sites(1, { entity, category: '177', prefix: '562', department: '29' }),
				...sites(1, { entity, category: '500', prefix: '563', department: '29' })
			)
		);
		const { places } = dashboardSight(data, at('segment=digital-mie'));
		const found = (drawn: readonly string[]): string =>
			plain(
				mapFinding(
					{ places, extent: { drawn, beside: [] } },
					['digital-mie'],
					outcomeLooks(data.criteria.segments)
				)
			);
		expect(found(['56', '29'])).toBe('« MIE digitalisé » pèse le plus dans 56 – Morbihan : 100 %');
		expect(found(['56'])).toBe('« MIE digitalisé » pèse le plus dans 56 – Morbihan : 100 %');
		expect(found(['29'])).toBe(
			'« MIE digitalisé » pèse le plus dans 29 – Finistère, dans le territoire : 50 %'
		);
	});

	it('counts one structure in the singular', () => {
		const alone = dataOf(register(...sites(1, { entity: '560000010', category: '500', prefix: '561' })));
		expect(findings(alone, '')[1]).toBe('56 – Morbihan compte 1 structure, 100 % de l’ensemble');
	});

	it('names a category that nobody knows by its code, and a state without a capital inside a sentence', () => {
		const unknown = dataOf(register(...sites(2, { entity: '560000010', category: '998', prefix: '561' })));
		expect(findings(unknown, '')[2]).toBe('998 : 100 % des structures, surtout à qualifier');
	});

	it('tells that no structure passes, rather than a share of nothing', () => {
		expect(findings(one, 'structure.department=29')[0]).toBe('Aucune structure ne passe ces filtres.');
	});
});
