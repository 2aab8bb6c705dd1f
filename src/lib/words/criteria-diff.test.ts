import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbCriteria, DEFAULT } from '../../../tests/support/random-criteria';
import { applyEdit, type Edit } from '$lib/domain/criteria-editing';
import type { Criteria, NodeRef } from '$lib/domain/segmentation';
import { criteriaDifferences } from '$lib/words';

const at = (...path: number[]): NodeRef => ({ segment: 'large-group', path });
const esms = { field: 'organisation.esms', op: 'gte' } as const;

function after(...edits: Edit[]): Criteria {
	return edits.reduce((criteria, edit) => {
		const result = applyEdit(criteria, edit);
		if (!result.ok) throw new Error(result.error.code);
		return result.value;
	}, DEFAULT);
}

it.each<[string, Edit[], string[]]>([
	[
		'a threshold',
		[{ kind: 'replace-node', at: at(1, 0), node: { ...esms, value: 1500 } }],
		['changed Seuil de «\u00a0ESMS de l’organisme\u00a0»\u00a0: 50 → 1\u202f500 ESMS']
	],
	[
		'a condition added and another removed',
		[
			{ kind: 'remove-node', at: at(2) },
			{
				kind: 'add-node',
				parent: at(),
				index: 0,
				node: { field: 'organisation.mixed', op: 'is', value: 'no' }
			}
		],
		[
			'removed Condition retirée\u00a0: DSI centralisée (organisme)\u00a0: oui',
			'added Condition ajoutée\u00a0: Mixte avec le sanitaire\u00a0: non'
		]
	],
	[
		'a disabled condition',
		[{ kind: 'disable-node', at: at(2), disabled: true }],
		['changed Condition désactivée\u00a0: DSI centralisée (organisme)\u00a0: oui']
	],
	[
		'a rank and a label',
		[{ kind: 'change-segment', segment: 'large-group', change: { rank: 3, label: 'Grands' } }],
		['changed Libellé\u00a0: «\u00a0L\u00a0» → «\u00a0Grands\u00a0»', 'changed Rang\u00a0: 1 → 3']
	],
	[
		'options and assumptions',
		[{ kind: 'change-criteria', change: { level: 'organisation', assume: [] } }],
		[
			'changed Classement\u00a0: par structure → par organisme',
			'removed Hypothèse retirée\u00a0: DSI centralisée (organisme) supposé «\u00a0oui\u00a0» quand il est inconnu (test)'
		]
	],
	[
		'the order of the segments',
		[{ kind: 'move-segment', segment: 'large-group', index: 2 }],
		['changed Ordre des segments\u00a0: «\u00a0P\u00a0», «\u00a0D\u00a0» et «\u00a0L\u00a0»']
	],
	[
		'a segment removed',
		[{ kind: 'remove-segment', segment: 'large-group' }],
		['removed Segment retiré\u00a0: «\u00a0L\u00a0»']
	]
])('says %s in words', (_name, edits, expected) => {
	const differences = criteriaDifferences(DEFAULT, after(...edits));
	expect(differences.map(({ kind, text }) => `${kind} ${text}`)).toEqual(expected);
});

it('says nothing between equal criteria, and something as soon as a condition differs', () => {
	fc.assert(
		fc.property(arbCriteria, arbCriteria, (one, other) => {
			const copy: Criteria = { ...one, segments: one.segments.map((segment) => ({ ...segment })) };
			expect(criteriaDifferences(one, copy)).toEqual([]);
			if (JSON.stringify(one.segments) !== JSON.stringify(other.segments))
				expect(criteriaDifferences(one, other).length).toBeGreaterThan(0);
		})
	);
});
