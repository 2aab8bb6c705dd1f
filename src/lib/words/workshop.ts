import type { PollPhase, StatementTheme } from '$lib/domain/workshop';
import { formatInteger, NBSP } from './format';

export { NOTE_KIND_LABELS, PROGRESS_LABELS, STANCE_LABELS } from '$lib/domain/workshop';

/** What a sentence of the deck is about. */
export const STATEMENT_THEME_LABELS: Readonly<Record<StatementTheme, string>> = {
	who: 'Qui',
	it: 'Informatique',
	professionals: 'Professionnels',
	dui: 'Accès au DUI',
	accounts: 'Comptes',
	phone: 'Téléphone',
	wish: 'Souhait'
};

export const POLL_PHASE_LABELS: Readonly<Record<PollPhase, string>> = {
	waiting: 'Pas encore ouvert',
	open: 'Ouvert',
	closed: 'Clos',
	revealed: 'Résultat affiché'
};

/** What each note of satisfaction means, from 1. */
export const NOTE_WORDS = ['Pas du tout', 'Plutôt non', 'Moyennement', 'Plutôt oui', 'Tout à fait'] as const;

/** Said where the address of a room leads to this machine alone. */
export const HERE_ONLY =
	'Cette adresse ne marche que sur cet ordinateur\u00a0: ouvrez-y une autre fenêtre. Pour de vrais téléphones, démarrez par «\u00a0npm run workshop\u00a0».';

/** A time in whole seconds: `4 min 30 s`, `45 s`, `1 h 05 min`. */
export function formatDuration(seconds: number): string {
	const all = Math.max(0, Math.round(seconds));
	const [hours, minutes, rest] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
	if (hours > 0)
		return minutes === 0
			? `${formatInteger(hours)}${NBSP}h`
			: `${formatInteger(hours)}${NBSP}h${NBSP}${String(minutes).padStart(2, '0')}${NBSP}min`;
	if (minutes === 0) return `${formatInteger(rest)}${NBSP}s`;
	return rest === 0 ? `${minutes}${NBSP}min` : `${minutes}${NBSP}min${NBSP}${rest}${NBSP}s`;
}

/**
 * What a timer shows: `4:30`, `0:05`, `+0:20` once its time is over. A second that has begun is still there.
 * @param left milliseconds, negative once the time is over
 */
export function formatTimer(left: number): string {
	const seconds = left >= 0 ? Math.ceil(left / 1000) : Math.floor(-left / 1000);
	const shown = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
	return left >= 0 ? shown : `+${shown}`;
}

/** The same said aloud: « reste 4 min 30 s », « dépassé de 20 s ». */
export const timerWords = (left: number): string =>
	left >= 0
		? `reste ${formatDuration(Math.ceil(left / 1000))}`
		: `dépassé de ${formatDuration(Math.floor(-left / 1000))}`;
