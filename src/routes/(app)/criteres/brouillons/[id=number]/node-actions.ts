import type { Edit } from '$lib/domain/criteria-editing';
import {
	nodeWords,
	placeTowards,
	ungroupEdits,
	type Direction,
	type NodeRow,
	type TreeRow
} from '$lib/screens';
import type { CriteriaEditor } from './editor.svelte';

/** Something that can be done with a row: buttons, menus and keys all run the same list. */
export interface NodeAction {
	readonly id: string;
	readonly label: string;
	/** As it is written for people: « Alt ↑ ». */
	readonly keys: string;
	/** Whether a key event asks for it. */
	readonly isAsked: (event: KeyboardEvent) => boolean;
	readonly run: () => void;
}

const isPlain = ({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => !ctrlKey && !metaKey && !altKey;
const isKey =
	(...keys: readonly string[]) =>
	(event: KeyboardEvent): boolean =>
		isPlain(event) && keys.includes(event.key);
const isAlt =
	(key: string) =>
	(event: KeyboardEvent): boolean =>
		event.altKey && !event.ctrlKey && !event.metaKey && event.key === key;
const never = (): boolean => false;

const MOVES: readonly (readonly [Direction, string, string, string, string])[] = [
	['up', 'Monter', 'Alt\u00a0↑', 'ArrowUp', 'Déplacé plus haut'],
	['down', 'Descendre', 'Alt\u00a0↓', 'ArrowDown', 'Déplacé plus bas'],
	['in', 'Mettre dans le groupe du dessus', 'Alt\u00a0→', 'ArrowRight', 'Mis dans le groupe du dessus'],
	['out', 'Sortir du groupe', 'Alt\u00a0←', 'ArrowLeft', 'Sorti du groupe']
];

/** What can be done with a row as it stands, in the order of a menu. */
export function actionsFor(editor: CriteriaEditor, row: TreeRow): readonly NodeAction[] {
	const add: NodeAction = {
		id: 'add',
		label: row.kind === 'node' && !row.content ? 'Ajouter une condition après' : 'Ajouter une condition',
		keys: '+',
		isAsked: isKey('+', '/'),
		run: () => (editor.adding = row)
	};
	return [
		add,
		...(row.kind === 'segment' ? segmentActions(editor, row.segment.id) : nodeActions(editor, row))
	];
}

function nodeActions(editor: CriteriaEditor, row: NodeRow): readonly NodeAction[] {
	const { at, node } = row;
	const words = nodeWords(node);
	const isRoot = at.path.length === 0;
	const one = (edit: Edit, done: string) => (): void => void editor.edit([edit], done);
	const ungroup = ungroupEdits(editor.criteria, node, at);
	return [
		...(isRoot
			? []
			: [
					{
						id: 'duplicate',
						label: 'Dupliquer',
						keys: 'Ctrl\u00a0D',
						isAsked: (event: KeyboardEvent) =>
							(event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'd',
						run: one({ kind: 'duplicate-node', at }, `Dupliqué\u00a0: ${words}`)
					}
				]),
		{
			id: 'disable',
			label: node.disabled ? 'Réactiver' : 'Désactiver',
			keys: '',
			isAsked: never,
			run: one(
				{ kind: 'disable-node', at, disabled: !node.disabled },
				`${node.disabled ? 'Réactivé' : 'Désactivé'}\u00a0: ${words}`
			)
		},
		{
			id: 'wrap',
			label: 'Mettre dans un groupe',
			keys: '',
			isAsked: never,
			run: one({ kind: 'wrap-node', at, group: 'any' }, `Mis dans un groupe\u00a0: ${words}`)
		},
		...(ungroup.length === 0
			? []
			: [
					{
						id: 'ungroup',
						label: 'Défaire le groupe',
						keys: '',
						isAsked: never,
						run: () => void editor.edit(ungroup, 'Groupe défait')
					}
				]),
		...moves(editor, row),
		{
			id: 'remove',
			label: 'Supprimer',
			keys: 'Suppr',
			isAsked: isKey('Delete', 'Backspace'),
			run: one({ kind: 'remove-node', at }, `Supprimé\u00a0: ${words}. Ctrl\u00a0Z pour annuler.`)
		}
	];
}

function moves(editor: CriteriaEditor, row: NodeRow): readonly NodeAction[] {
	return MOVES.flatMap(([direction, label, keys, key, done]) => {
		const place = placeTowards(editor.criteria, editor.rows, row, direction);
		if (!place) return [];
		return {
			id: direction,
			label,
			keys,
			isAsked: isAlt(key),
			run: () => editor.move(row, place.parent, place.index, done)
		};
	});
}

function segmentActions(editor: CriteriaEditor, id: string): readonly NodeAction[] {
	const { segments } = editor.criteria;
	const place = segments.findIndex((segment) => segment.id === id);
	const label = segments[place]?.label ?? '';
	const move = (index: number, done: string) => (): void =>
		void editor.edit([{ kind: 'move-segment', segment: id, index }], done);
	const up: NodeAction = {
		id: 'up',
		label: 'Monter',
		keys: 'Alt\u00a0↑',
		isAsked: isAlt('ArrowUp'),
		run: move(place - 1, 'Segment monté')
	};
	const down: NodeAction = {
		id: 'down',
		label: 'Descendre',
		keys: 'Alt\u00a0↓',
		isAsked: isAlt('ArrowDown'),
		run: move(place + 1, 'Segment descendu')
	};
	return [
		...(place > 0 ? [up] : []),
		...(place < segments.length - 1 ? [down] : []),
		{
			id: 'remove',
			label: 'Supprimer le segment',
			keys: 'Suppr',
			isAsked: isKey('Delete', 'Backspace'),
			run: () =>
				void editor.edit(
					[{ kind: 'remove-segment', segment: id }],
					`Segment supprimé\u00a0: ${label}. Ctrl\u00a0Z pour annuler.`
				)
		}
	];
}
