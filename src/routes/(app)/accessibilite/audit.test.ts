import { expect, it } from 'vitest';
import { CONFORMITY_LEVEL } from '../footer-links';
import { audit, conformity, type Audit } from './audit.server';

it('answers each of the 106 criteria of the RGAA once', () => {
	const ids = audit.themes.flatMap(({ criteria }) => criteria.map(({ id }) => id));
	expect(ids).toHaveLength(106);
	expect(new Set(ids).size).toBe(106);
	expect(audit.themes).toHaveLength(13);
	audit.themes.forEach(({ criteria }, at) => {
		expect(criteria.map(({ id }) => id)).toEqual(criteria.map((_, place) => `${at + 1}.${place + 1}`));
	});
});

it('says of each criterion that does not hold what is wrong', () => {
	for (const { criteria } of audit.themes)
		for (const { result, note } of criteria) if (result === 'non-conforming') expect(note).not.toBe('');
});

it('is what the foot of every page says', () => {
	expect(conformity(audit).level).toBe(CONFORMITY_LEVEL);
});

const made = (...results: Audit['themes'][number]['criteria'][number]['result'][]): Audit => ({
	reference: '',
	auditedOn: '2026-01-01',
	notEvaluated: [],
	themes: [
		{ theme: '', criteria: results.map((result, at) => ({ id: `1.${at}`, title: '', note: '', result })) }
	]
});

it.each([
	[['conforming', 'not-applicable'], 'totalement conforme'],
	[['conforming', 'non-conforming'], 'partiellement conforme'],
	[['conforming', 'non-conforming', 'non-conforming'], 'non conforme']
] as const)('%j is %s', (results, level) => {
	expect(conformity(made(...results)).level).toBe(level);
});

it('is not whole while a part of the product was not evaluated', () => {
	expect(conformity({ ...made('conforming'), notEvaluated: ['financement'] }).level).toBe(
		'partiellement conforme'
	);
});
