import type { NoteKind } from './event';
import type { Progress, Stance } from './poll';

/** French names, the same on screens and in the files of the record. */
export const STANCE_LABELS: Readonly<Record<Stance, string>> = {
	agree: 'D’accord',
	nuanced: 'À nuancer',
	no: 'Non'
};

/** Where one stands with a thing to have done before 2028. */
export const PROGRESS_LABELS: Readonly<Record<Progress, string>> = {
	done: 'Fait',
	started: 'Commencé',
	'not-started': 'Pas commencé',
	'not-concerned': 'Sans objet'
};

export const NOTE_KIND_LABELS: Readonly<Record<NoteKind, string>> = {
	decision: 'Décision',
	dissent: 'Désaccord',
	'next-step': 'Prochaine étape'
};
