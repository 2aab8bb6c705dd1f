import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	arbCondition,
	arbCriteria,
	arbRow,
	DEFAULT,
	tableOf
} from '../../../../tests/support/random-criteria';
import {
	classify,
	nodeAt,
	nodesIn,
	parseCriteria,
	type Condition,
	type Criteria,
	type NodeRef
} from '../segmentation';
import { applyEdit, doEdit, editProblemMessage, redo, startHistory, undo, type Edit } from './index';

const at = (segment: string, ...path: number[]): NodeRef => ({ segment, path });
const edited = (criteria: Criteria, edit: Edit): Criteria => {
	const result = applyEdit(criteria, edit);
	if (!result.ok) throw new Error(editProblemMessage(result.error));
	return result.value;
};
const treeOf = (criteria: Criteria, segment = 'large-group'): Condition =>
	criteria.segments.find(({ id }) => id === segment)!.when;
const sizes: Condition = { field: 'organisation.esms', op: 'gte', value: 15 };

describe('editing a node', () => {
	it.each<[string, Edit, readonly number[], unknown]>([
		['adds', { kind: 'add-node', parent: at('large-group'), index: 1, node: sizes }, [1], sizes],
		[
			'removes',
			{ kind: 'remove-node', at: at('large-group', 0) },
			[1],
			{ field: 'organisation.it_centralised' }
		],
		[
			'comments',
			{ kind: 'comment-node', at: at('large-group', 0), comment: 'à revoir' },
			[0],
			{ comment: 'à revoir' }
		],
		['disables', { kind: 'disable-node', at: at('large-group', 0), disabled: true }, [0], { disabled: true }],
		['replaces', { kind: 'replace-node', at: at('large-group', 1, 0), node: sizes }, [1, 0], sizes],
		[
			'wraps',
			{ kind: 'wrap-node', at: at('large-group', 0), group: 'any' },
			[0, 0],
			{ field: 'structure.sector' }
		],
		[
			'regroups',
			{ kind: 'regroup-node', at: at('large-group', 1), group: 'atLeast' },
			[1],
			{ atLeast: { score: 1 } }
		],
		[
			'duplicates',
			{ kind: 'duplicate-node', at: at('large-group', 1, 0) },
			[1, 1],
			{ field: 'organisation.esms' }
		],
		[
			'moves within its group',
			{ kind: 'move-node', at: at('large-group', 2), parent: at('large-group'), index: 0 },
			[0],
			{ field: 'organisation.it_centralised' }
		],
		[
			'moves into another group',
			{ kind: 'move-node', at: at('large-group', 0), parent: at('large-group', 1), index: 2 },
			[0, 2],
			{ field: 'structure.sector' }
		]
	])('%s it', (_name, edit, path, expected) => {
		expect(nodeAt(treeOf(edited(DEFAULT, edit)), path)).toMatchObject(expected as object);
	});

	it('moves a node to another segment, and drops the group it leaves empty', () => {
		const wrapped = edited(DEFAULT, { kind: 'wrap-node', at: at('large-group', 0), group: 'any' });
		const target = edited(wrapped, { kind: 'wrap-node', at: at('digital-mie'), group: 'any' });
		const moved = edited(target, {
			kind: 'move-node',
			at: at('large-group', 0, 0),
			parent: at('digital-mie'),
			index: 0
		});
		expect(nodesIn(treeOf(moved))).toHaveLength(5);
		expect(nodeAt(treeOf(moved, 'digital-mie'), [0])).toMatchObject({ value: ['PA', 'PH', 'DOM'] });
	});

	it.each<[string, Edit, string]>([
		['a node that is not there', { kind: 'remove-node', at: at('large-group', 9) }, 'no-such-node'],
		['a segment that is not there', { kind: 'remove-node', at: at('nobody') }, 'no-such-segment'],
		['the last node of a segment', { kind: 'remove-node', at: at('digital-mie') }, 'last-node'],
		[
			'an addition to a predicate',
			{ kind: 'add-node', parent: at('digital-mie'), index: 0, node: sizes },
			'not-a-group'
		],
		[
			'a group moved into itself',
			{ kind: 'move-node', at: at('large-group', 1), parent: at('large-group', 1), index: 0 },
			'inside-itself'
		],
		['a weight without points', { kind: 'weigh-node', at: at('large-group', 0), weight: 2 }, 'not-weighted'],
		['none of several', { kind: 'regroup-node', at: at('large-group'), group: 'not' }, 'one-child-only'],
		[
			'a field outside the catalogue',
			{
				kind: 'replace-node',
				at: at('digital-mie'),
				node: { field: 'structure.colour', op: 'in', value: ['x'] }
			},
			'invalid'
		],
		[
			'a reserved name',
			{ kind: 'add-segment', index: 0, segment: { ...DEFAULT.segments[0]!, id: 'ambiguous' } },
			'invalid'
		]
	])('refuses %s, with a French sentence', (_name, edit, code) => {
		const result = applyEdit(DEFAULT, edit);
		expect(result).toMatchObject({ ok: false, error: { code } });
		if (!result.ok) expect(editProblemMessage(result.error)).toMatch(/\.$/);
	});
});

describe('editing the segments', () => {
	it('adds, renames, colours, reorders and removes them', () => {
		const added = edited(DEFAULT, {
			kind: 'add-segment',
			index: 1,
			segment: {
				id: 'middle',
				label: 'Associations départementales',
				rank: 2,
				target: 'minimum',
				when: sizes
			}
		});
		const changed = edited(added, {
			kind: 'change-segment',
			segment: 'middle',
			change: { label: 'Moyens', colour: 'violet', rank: 3 }
		});
		expect(changed.segments[1]).toMatchObject({ label: 'Moyens', colour: 'violet', rank: 3 });
		const plain = edited(changed, { kind: 'change-segment', segment: 'middle', change: { colour: null } });
		expect(plain.segments[1]).not.toHaveProperty('colour');
		const moved = edited(plain, { kind: 'move-segment', segment: 'middle', index: 3 });
		expect(moved.segments.map(({ id }) => id)).toEqual([
			'large-group',
			'physical-mie',
			'digital-mie',
			'middle'
		]);
		expect(edited(moved, { kind: 'remove-segment', segment: 'middle' })).toEqual(DEFAULT);
	});

	it('keeps one at least', () => {
		const alone = { ...DEFAULT, segments: DEFAULT.segments.slice(0, 1) };
		expect(applyEdit(alone, { kind: 'remove-segment', segment: 'large-group' })).toEqual({
			ok: false,
			error: { code: 'last-segment' }
		});
	});
});

/** Edits that may or may not apply to random criteria. */
const arbEdit = fc
	.tuple(fc.nat(9), fc.nat(), fc.nat(), fc.nat(3), arbCondition)
	.map(([kind, first, second, index, node]) => (criteria: Criteria): Edit => {
		const refs = criteria.segments.flatMap(({ id, when }) =>
			nodesIn(when).map(({ path }) => at(id, ...path))
		);
		const ref = refs[first % refs.length]!;
		const other = refs[second % refs.length]!;
		const edits: Edit[] = [
			{ kind: 'add-node', parent: ref, index, node },
			{ kind: 'remove-node', at: ref },
			{ kind: 'move-node', at: ref, parent: other, index },
			{ kind: 'duplicate-node', at: ref },
			{ kind: 'disable-node', at: ref, disabled: true },
			{ kind: 'comment-node', at: ref, comment: 'revu' },
			{ kind: 'replace-node', at: ref, node },
			{ kind: 'wrap-node', at: ref, group: 'not' },
			{ kind: 'regroup-node', at: ref, group: 'any' },
			{ kind: 'move-segment', segment: ref.segment, index }
		];
		return edits[kind]!;
	});

describe('laws of editing', () => {
	it('undo after do gives what was before, and redo after undo what was done, to the object', () => {
		fc.assert(
			fc.property(arbCriteria, fc.array(arbEdit, { maxLength: 6 }), (criteria, edits) => {
				let history = startHistory(criteria);
				for (const edit of edits) {
					const next = doEdit(history, edit(history.present));
					if (!next.ok || next.value.present === history.present) continue;
					expect(undo(next.value).present).toBe(history.present);
					expect(redo(undo(next.value))).toEqual(next.value);
					history = next.value;
				}
				while (history.past.length > 0) history = undo(history);
				expect(history.present).toBe(criteria);
				expect(undo(history)).toBe(history);
			})
		);
	});

	it('always leaves valid criteria, and what it was given untouched', () => {
		fc.assert(
			fc.property(arbCriteria, arbEdit, (criteria, edit) => {
				const before = JSON.stringify(criteria);
				const result = applyEdit(criteria, edit(criteria));
				expect(JSON.stringify(criteria)).toBe(before);
				if (result.ok) expect(parseCriteria(result.value)).toEqual({ ok: true, value: result.value });
			})
		);
	});

	it('moves nodes without losing any', () => {
		const leaves = (criteria: Criteria): string[] =>
			criteria.segments
				.flatMap(({ when }) => nodesIn(when).map(({ node }) => node))
				.filter((node) => 'field' in node)
				.map((node) => JSON.stringify(node))
				.sort();
		fc.assert(
			fc.property(arbCriteria, fc.nat(), fc.nat(), fc.nat(3), (criteria, first, second, index) => {
				const refs = criteria.segments.flatMap(({ id, when }) =>
					nodesIn(when).map(({ path }) => at(id, ...path))
				);
				const result = applyEdit(criteria, {
					kind: 'move-node',
					at: refs[first % refs.length]!,
					parent: refs[second % refs.length]!,
					index
				});
				if (result.ok) expect(leaves(result.value)).toEqual(leaves(criteria));
			})
		);
	});

	it('disables a node as if it were removed', () => {
		fc.assert(
			fc.property(
				fc.array(arbRow, { minLength: 1, maxLength: 3 }),
				arbCriteria,
				fc.nat(),
				(rows, criteria, choice) => {
					const refs = criteria.segments.flatMap(({ id, when }) =>
						nodesIn(when).map(({ path }) => at(id, ...path))
					);
					const ref = refs[choice % refs.length]!;
					const removed = applyEdit(criteria, { kind: 'remove-node', at: ref });
					if (!removed.ok) return;
					const disabled = edited(criteria, { kind: 'disable-node', at: ref, disabled: true });
					const table = tableOf(rows);
					expect(classify(table, disabled)).toEqual(classify(table, removed.value));
				}
			)
		);
	});
});
