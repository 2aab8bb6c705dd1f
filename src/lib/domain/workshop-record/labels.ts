import type { NoteKind, PollItem, PollKind, WorkshopSetup } from '../workshop';

/** French names of the record, the same in its tables, its sheet and on screen. */
export const POLL_NAMES: Readonly<Record<PollKind, string>> = {
	statements: 'Affirmations',
	members: 'Appartenance',
	values: 'Seuils et poids',
	ideas: 'Critères et idées proposés',
	points: 'Ce qu’il faut financer',
	readiness: 'Préparation à 2028',
	satisfaction: 'Satisfaction'
};

/** Headings of the sheet that everybody takes away, and what stands under one that has nothing. */
export const NOTE_HEADINGS: Readonly<Record<NoteKind, string>> = {
	decision: 'Ce qui est décidé',
	dissent: 'Ce qui n’est pas partagé',
	'next-step': 'La suite'
};
/** Heading of what was applied in front of the room, beside what it noted as decided. */
export const APPLIED_HEADING = 'Ce qui a été appliqué dans la salle';
export const NO_NOTES: Readonly<Record<NoteKind, string>> = {
	decision: 'Aucune décision n’a été notée.',
	dissent: 'Aucun désaccord n’a été noté.',
	'next-step': 'Aucune suite n’a été notée.'
};

const OUTCOMES: Readonly<Record<string, string>> = {
	undetermined: 'Indéterminée',
	ambiguous: 'Ambiguë',
	'no-segment': 'Sans segment',
	'out-of-scope': 'Hors périmètre',
	'to-qualify': 'À qualifier'
};

/** Name of an outcome: a segment as the workshop calls it, or a state. */
export const outcomeName = ({ segments }: WorkshopSetup, id: string): string =>
	segments.find((segment) => segment.id === id)?.label ?? OUTCOMES[id] ?? id;

/** Name of a sub-group; '' for the whole room. */
export const groupName = ({ groups }: Pick<WorkshopSetup, 'groups'>, id: string | null): string =>
	groups.find((group) => group.id === id)?.name ?? '';

/** What an item asks, in French. */
export function itemName(setup: WorkshopSetup, item: PollItem): string {
	if ('subject' in item) return `${item.name} (${item.place})`;
	if ('low' in item) return item.label;
	if ('objects' in item) return outcomeName(setup, item.segment);
	if ('proposal' in item) return item.proposal === null ? item.text : item.proposal.sentence;
	return item.text;
}
