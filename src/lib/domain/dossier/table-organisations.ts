import { SSO_STATES } from '../funding';
import { groupCells, groupColumns } from './group-columns';
import { exact } from './cells';
import { codeLabel } from './code-labels';
import { number, text, type DossierTable } from './table';
import { sumBy, type DossierWork } from './work';

const SSO_LABELS: Readonly<Record<(typeof SSO_STATES)[number], string>> = {
	none: 'Sans objet',
	'not-mandatory': 'Non obligatoire',
	watch: 'À surveiller',
	'not-assessed': 'Non évaluée',
	undetermined: 'Indéterminée',
	mandatory: 'Obligatoire'
};

/** Whether an organisation must deploy single sign-on, in French. */
export const ssoLabel = ({ population }: DossierWork, organisation: number): string =>
	SSO_LABELS[SSO_STATES[population.organisations.sso[organisation] ?? 0] ?? 'none'];

/** One line per organisation that runs a structure of the plan. */
export function organisationsTable(work: DossierWork): DossierTable {
	const { organisations, organisation } = work.population;
	return {
		file: 'organismes.csv',
		keys: 1,
		columns: [
			text('Organisme'),
			text('Nom'),
			number('ESMS gérés'),
			number('Structures du plan'),
			text('Obligation SSO'),
			...groupColumns(work)
		],
		*rows() {
			const sums = sumBy(work, (i) => organisations.id[organisation[i] ?? 0] ?? '');
			const at = new Map(organisations.id.map((id, row) => [id, row]));
			for (const [id, group] of sums) {
				const row = at.get(id) ?? 0;
				yield [
					id,
					organisations.name[row] ?? '',
					exact(organisations.esms[row] ?? NaN),
					String(group.structures),
					ssoLabel(work, row),
					...groupCells(work, group)
				];
			}
		}
	};
}

const SIREN_LENGTH = 9;

/** One line per legal entity: the payee of its structures' grants. */
export function payeesTable(work: DossierWork): DossierTable {
	const { legalEntity, siret, legalStatus, organisation, organisations } = work.population;
	return {
		file: 'beneficiaires.csv',
		keys: 1,
		columns: [
			text('FINESS EJ'),
			text('SIREN'),
			text('SIRET des structures'),
			text('Statut juridique'),
			text('Organisme'),
			text('Nom de l’organisme'),
			number('Structures du plan'),
			number('Structures aidées'),
			...groupColumns(work)
		],
		*rows() {
			const sums = sumBy(work, (i) => legalEntity[i] ?? '');
			const members = new Map<string, number[]>();
			legalEntity.forEach((id, i) => {
				const own = members.get(id);
				if (own) own.push(i);
				else members.set(id, [i]);
			});
			const several = (values: readonly string[]): string =>
				[...new Set(values.filter((value) => value !== ''))].sort().join(', ');
			for (const [id, group] of sums) {
				const own = members.get(id) ?? [];
				const sirets = own.map((i) => siret[i] ?? '');
				const owners = own.map((i) => organisation[i] ?? 0);
				yield [
					id,
					several(sirets.map((value) => value.slice(0, SIREN_LENGTH))),
					several(sirets),
					several(own.map((i) => legalStatusLabel(legalStatus[i] ?? ''))),
					several(owners.map((row) => organisations.id[row] ?? '')),
					several(owners.map((row) => organisations.name[row] ?? '')),
					String(group.structures),
					String(group.helped),
					...groupCells(work, group)
				];
			}
		}
	};
}

const legalStatusLabel = (code: string): string => codeLabel('structure.legal_status', code);
