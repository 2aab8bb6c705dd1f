import {
	CORRECTABLE_FIELDS,
	isRegisterField,
	type CorrectionDoubt,
	type CorrectionProblem
} from '$lib/domain/corrections';
import { field } from '$lib/domain/fields';
import { reference } from '$lib/reference';
import { french } from '$lib/words';
import { departmentName } from './place-names';

/** A field that a person may correct. */
export interface CorrectableField {
	readonly id: string;
	readonly label: string;
	readonly help: string;
	readonly unit: string;
	/** How its value is typed; `choice` among `choices`. */
	readonly input: 'number' | 'text' | 'choice';
	readonly choices: readonly { readonly code: string; readonly label: string }[];
}

/** Fields that may be corrected, in the groups of the form. */
export interface CorrectionGroup {
	readonly title: string;
	readonly fields: readonly CorrectableField[];
}

const FOLLOWED: Readonly<Record<string, string>> = {
	'structure.commune': 'Le département suit la commune.',
	'structure.legal_entity':
		'L’organisme suit l’entité juridique ; choisissez celle d’une autre structure que vous voyez.',
	'structure.category': 'Le champ et le périmètre suivent la catégorie.'
};

function correctable(id: string): CorrectableField {
	const { label, help, unit = '', type, values } = field(id);
	const choices = choicesOf(id) ?? values ?? (type === 'flag' ? YES_NO : []);
	const followed = FOLLOWED[id];
	return {
		id,
		label,
		help: french(followed === undefined ? help : `${help} ${followed}`),
		unit,
		input: choices.length > 0 ? 'choice' : type === 'number' ? 'number' : 'text',
		choices: choices.map((choice) => ({ code: choice.code, label: choice.label }))
	};
}

const YES_NO = [
	{ code: 'yes', label: 'Oui' },
	{ code: 'no', label: 'Non' }
];

/** Closed lists that reference tables hold; null for a field whose list the catalogue holds, or that has none. */
function choicesOf(id: string): readonly { readonly code: string; readonly label: string }[] | null {
	switch (id) {
		case 'structure.category':
			return [...reference.categories.values()].map(({ code, label }) => ({
				code,
				label: `${code} – ${label}`
			}));
		case 'structure.department':
			return [...reference.departments.values()].map(({ code, name }) => ({
				code,
				label: `${code} – ${name}`
			}));
		default:
			return null;
	}
}

/** What operators are asked, then what registers say. */
export const CORRECTION_GROUPS: readonly CorrectionGroup[] = [
	{
		title: 'Ce que l’on demande aux organismes',
		fields: CORRECTABLE_FIELDS.filter((id) => !isRegisterField(id)).map(correctable)
	},
	{
		title: 'Ce que disent les registres',
		fields: CORRECTABLE_FIELDS.filter(isRegisterField).map(correctable)
	}
];

/** Why numbers are not in the list. */
export const NOT_CORRECTABLE = french(
	'Le n° FINESS ET et le SIRET ne se corrigent pas ici : c’est par eux que chaque fichier dit de quelle structure il parle. S’ils sont faux, faites-les corriger dans FINESS ou Sirene, puis importez le registre. Le champ, le périmètre et le territoire ARS sont calculés.'
);

/** Why a correction is refused, and what to do. */
export function correctionProblemText(problem: CorrectionProblem): string {
	switch (problem.code) {
		case 'not-correctable':
			return 'Ce champ ne se corrige pas à la main.';
		case 'unknown-category':
			return french(
				`« ${problem.value} » n’est pas une catégorie FINESS du champ. Choisissez-la dans la liste.`
			);
		case 'unknown-department':
			return french(`« ${problem.value} » n’est pas un département. Choisissez-le dans la liste.`);
		case 'unknown-commune':
			return french(
				`« ${problem.value} » n’est pas un code INSEE de commune : donnez 5 caractères, par exemple 56260 ou 2A004.`
			);
		case 'postal-code':
			return french(`« ${problem.value} » n’est pas un code postal : donnez 5 chiffres.`);
		case 'commune-elsewhere':
			return french(
				`La commune en vigueur (${problem.commune}) est de ${departmentName(problem.department)} : corrigez la commune, le département suit.`
			);
		case 'unknown-entity':
			return french(
				`« ${problem.value} » n’est l’entité juridique d’aucune structure que vous voyez. Vérifiez le n° FINESS EJ, ou importez le registre qui la contient.`
			);
	}
}

/** What to look at again in a correction that was taken. */
export function correctionDoubtText({ commune }: CorrectionDoubt): string {
	return french(
		`Aucune autre structure de ces données n’est dans la commune ${commune} : vérifiez le code INSEE, qui n’est pas le code postal.`
	);
}
