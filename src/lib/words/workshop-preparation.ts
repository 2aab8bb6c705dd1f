import type { PreparationProblem, StepKind, WorkshopState } from '$lib/domain/workshop';
import { formatDate, french } from './format';

/** What a step is for, where it is chosen. */
export const STEP_KIND_LABELS: Readonly<Record<StepKind, string>> = {
	presentation: 'Présentation',
	split: 'Répartition',
	'question-1': 'Question 1\u00a0: qui',
	'question-2': 'Question 2\u00a0: critères',
	'question-3': 'Question 3\u00a0: financement',
	plenary: 'Plénière',
	conclusion: 'Conclusion',
	satisfaction: 'Satisfaction'
};

/** What keeps a workshop from opening, and what to do. */
export function preparationProblemText(problem: PreparationProblem): string {
	switch (problem.code) {
		case 'no-title':
			return 'Donnez un titre à l’atelier';
		case 'no-group':
			return 'Ajoutez un sous-groupe\u00a0: c’est lui qui répond aux trois questions';
		case 'group-unnamed':
			return 'Donnez un nom à chaque sous-groupe';
		case 'group-empty':
			return french(`Choisissez les segments de « ${problem.group} »`);
		case 'segment-gone':
			return french(`« ${problem.group} » a un segment que ces critères n’ont plus : décochez-le`);
		case 'no-question':
			return 'Gardez au moins une des trois questions au déroulé';
	}
}

/** When a workshop is, or was: « prévu le 12/05/2026 », « ouvert le … ». */
export function workshopDate(workshop: {
	readonly status: WorkshopState['phase'];
	readonly plannedFor: string | null;
	readonly openedAt: string | null;
	readonly closedAt: string | null;
}): string {
	if (workshop.closedAt !== null) return `tenu le ${formatDate(workshop.openedAt ?? workshop.closedAt)}`;
	if (workshop.openedAt !== null) return `ouvert le ${formatDate(workshop.openedAt)}`;
	return workshop.plannedFor === null ? 'sans date' : `prévu le ${formatDate(workshop.plannedFor)}`;
}
