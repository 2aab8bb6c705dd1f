import { field } from '$lib/domain/fields';
import {
	ORGANISATION_QUESTIONS,
	STRUCTURE_QUESTIONS,
	USE_QUESTIONS,
	type QuestionnaireContent
} from '$lib/domain/questionnaire';
import { french } from '../contract';
import type { OutRow, OutSheet } from '../ooxml';
import { SHEETS } from './layout';
import { frenchDate } from './words';

const line = (value: string, style: 'title' | 'plain' = 'plain', height?: number): OutRow => ({
	cells: [{ value, style }],
	...(height === undefined ? {} : { height })
});

/** The first sheet: what is asked, by when, and how to answer. */
export function guideSheet({ identity, structures }: QuestionnaireContent): OutSheet {
	const { organisationName, dueOn, sentOn, campaignName } = identity;
	const help = [...ORGANISATION_QUESTIONS, ...STRUCTURE_QUESTIONS, ...USE_QUESTIONS].map((id): OutRow => {
		const { label, help: text, unit } = field(id);
		const unitText = unit === undefined ? '' : ` (en ${unit})`;
		return {
			cells: [
				{ value: label, style: 'label' },
				{ value: `${text}${unitText}`, style: 'text' }
			],
			height: 32
		};
	});
	return {
		name: SHEETS.guide,
		widths: [34, 92],
		rows: [
			line('Questionnaire Cible 2028', 'title', 26),
			line(`${organisationName} · ${campaignName}`),
			line(''),
			two(
				'Pour quoi',
				`Vos réponses disent quelle authentification à deux facteurs convient à ${structures.length < 2 ? 'votre structure' : `vos ${structures.length} structures`} d’ici le 31/12/2028.`
			),
			two('Avant le', frenchDate(dueOn)),
			two(
				'Que remplir',
				`Les cellules jaunes seulement : la feuille « ${SHEETS.organisation} » (deux réponses), puis une ligne par structure dans « ${SHEETS.structures} », puis vos solutions numériques dans « ${SHEETS.uses} ».`
			),
			two(
				'Ce qui est pré-rempli',
				'Ce que vous avez déjà déclaré : corrigez-le s’il a changé. Les estimations sont montrées à côté, dans les cellules grises, et ne comptent pas comme réponses.'
			),
			two(
				'Si vous ne savez pas',
				'Laissez la cellule vide : une cellule vide veut dire « pas de réponse », jamais zéro ni non.'
			),
			two(
				'Confidentialité',
				'Des faits sur les structures seulement : aucun nom de personne, aucune donnée de patient ou d’usager.'
			),
			two(
				'Pour renvoyer',
				'Enregistrez au format .xlsx et renvoyez ce fichier. Ne copiez pas ses feuilles dans un autre classeur : c’est à sa feuille cachée que l’agence le reconnaît.'
			),
			two('Envoyé le', frenchDate(sentOn)),
			line(''),
			{
				cells: [
					{ value: 'Question', style: 'header' },
					{ value: 'Ce qu’elle demande', style: 'header' }
				]
			},
			...help
		]
	};
}

function two(label: string, text: string): OutRow {
	return {
		cells: [
			{ value: label, style: 'label' },
			{ value: french(text), style: 'text' }
		],
		height: text.length > 95 ? 32 : 18
	};
}
