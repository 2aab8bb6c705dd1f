import type { SheetCell } from '$lib/domain/sheets';
import { writeCsv } from '$lib/files';
import type { Campaign, CampaignOperator, OperatorStatus } from './campaign';

const STATUS: Readonly<Record<OperatorStatus, string>> = {
	'to-send': 'À envoyer',
	sent: 'Envoyé, sans réponse',
	partly: 'Réponse partielle',
	answered: 'Réponse complète'
};

const frenchDate = (iso: string | null): string =>
	iso === null ? '' : iso.slice(0, 10).split('-').reverse().join('/');

type Column = readonly [name: string, cell: (operator: CampaignOperator) => SheetCell];

const IDENTITY: readonly Column[] = [
	['Organisme', ({ name }) => name],
	['Identifiant', ({ organisation }) => organisation],
	['N° FINESS EJ', ({ entities }) => entities.join(' ')],
	['SIREN', ({ sirens }) => sirens.join(' ')],
	['ESMS interrogés', ({ structures }) => structures],
	['Fichier', ({ file }) => file]
];

/** Whom to send which file; addresses are not known to the product and stay with the service that sends. */
export const sendingList = (campaign: Campaign, operators: readonly CampaignOperator[]): Iterable<string> =>
	table(operators, [
		...IDENTITY,
		['À retourner avant le', () => frenchDate(campaign.dueOn)],
		['Envoyé le', ({ sentAt }) => frenchDate(sentAt)]
	]);

/** Whom to remind: those whose answer is awaited, wholly or partly. */
export const remindersList = (campaign: Campaign, operators: readonly CampaignOperator[]): Iterable<string> =>
	table(
		operators.filter(({ status }) => status === 'sent' || status === 'partly'),
		[
			...IDENTITY,
			['État', ({ status }) => STATUS[status]],
			['Réponses', ({ answer }) => answer?.answers ?? 0],
			['Questions', ({ answer }) => answer?.questions ?? null],
			['À retourner avant le', () => frenchDate(campaign.dueOn)],
			['Envoyé le', ({ sentAt }) => frenchDate(sentAt)],
			['Relancé le', ({ remindedAt }) => frenchDate(remindedAt)]
		]
	);

const table = (operators: readonly CampaignOperator[], columns: readonly Column[]): Iterable<string> =>
	writeCsv(
		columns.map(([name]) => name),
		operators.map((operator) => columns.map(([, cell]) => cell(operator)))
	);
