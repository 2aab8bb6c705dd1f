import type { DatabaseGap, Difference, Verification } from '$lib/domain/dossier';
import { allocationFaultSentence } from './allocation';
import { formatCount, formatInteger, french } from './format';

/** Why a dossier was checked from its own inputs only, in French. */
export function gapMessage(gap: DatabaseGap): string {
	switch (gap.code) {
		case 'no-database':
			return 'Aucune base de données n’a été consultée.';
		case 'provenance-unreadable':
			return 'Le dossier ne dit plus d’où il vient\u00a0: ni entrees/provenance.json ni manifest.json ne sont lisibles.';
		case 'no-data':
			return 'Cette installation n’a pas encore de données.';
		case 'dataset-gone':
			return `La version ${gap.id} des données, d’empreinte ${gap.hash.slice(0, 12)}…, n’est pas dans cette installation\u00a0: elle n’y a jamais été, ou n’y est plus.`;
		case 'other-territory':
			return 'Le dossier porte sur un territoire que votre compte ne voit pas entièrement.';
		case 'criteria-gone':
			return `La version ${gap.number} des critères, d’empreinte ${gap.hash.slice(0, 12)}…, n’est pas dans cette installation.`;
		case 'rules-changed':
			return 'Les dérogations que le dossier dit avoir appliquées n’ont jamais été celles de cette installation, à aucun moment.';
		case 'scenario-gone':
			return `Le scénario ${gap.id} n’est pas dans cette installation, ou n’est plus celui du dossier.`;
		case 'workshop-gone':
			return `L’atelier n°\u00a0${gap.id} n’est pas dans cette installation, ou n’est pas de votre territoire.`;
		case 'other-workshop':
			return `L’atelier n°\u00a0${gap.id} de cette installation en est un autre\u00a0: il n’a pas été ouvert au même instant.`;
		case 'workshop-open':
			return `L’atelier n°\u00a0${gap.id} n’est pas terminé ici\u00a0: son compte rendu n’existe pas encore.`;
	}
}

/** What verifying found, in one sentence. */
export function verdictText(checked: Verification): string {
	if (checked.kind === 'workshop') return recordVerdict(checked);
	const { identical, total, decided, level } = checked;
	if (level === 'none')
		return french('Ce dossier ne peut pas être recalculé : ses données d’entrée sont illisibles ou absentes');
	if (!identical)
		return french(
			`Ce dossier n’est pas identique : ${formatCount(total, 'différence')} avec ce que le calcul redonne`
		);
	if (decided === 0) return 'Ce dossier est identique à ce que le calcul redonne, au centime';
	return `Ce dossier est identique à ce que le calcul redonne, au centime, à ${formatCount(decided, 'montant décidé', 'montants décidés')} près, ${decided === 1 ? 'repris tel quel' : 'repris tels quels'}`;
}

function recordVerdict({ identical, total, level }: Verification): string {
	if (level === 'none')
		return french('Ce compte rendu ne peut pas être vérifié : son manifeste est illisible ou absent');
	if (level === 'bundle')
		return identical
			? 'Ce compte rendu est celui que décrit son manifeste'
			: french(
					`Ce compte rendu n’est pas celui que décrit son manifeste : ${formatCount(total, 'différence')}`
				);
	return identical
		? 'Ce compte rendu est identique à ce que redonnent les événements de l’atelier, à l’octet'
		: french(
				`Ce compte rendu n’est pas identique : ${formatCount(total, 'différence')} avec ce que redonnent les événements de l’atelier`
			);
}

/** What the verdict rests on, and what it does not prove. */
export function levelText({ kind, level }: Verification): string {
	if (kind === 'workshop' && level === 'database')
		return 'Refait depuis les événements de l’atelier, gardés par cette installation.';
	if (kind === 'workshop' && level === 'bundle')
		return 'Seules les empreintes du compte rendu ont été comparées à son manifeste\u00a0: cela prouve qu’il est cohérent avec lui-même, et rien de plus.';
	switch (level) {
		case 'database':
			return 'Recalculé depuis les données, les critères et le scénario de cette installation.';
		case 'bundle':
			return 'Recalculé depuis les seules données d’entrée du dossier\u00a0: cela prouve qu’il est cohérent avec lui-même, et rien de plus.';
		case 'none':
			return 'Rien n’a pu être recalculé.';
	}
}

/** What a version of the program that is not this one means; null when it is the same. */
export function engineText({ kind, engine: { dossier, here } }: Verification): string | null {
	if (dossier === null || dossier === here) return null;
	return `Le ${kind === 'dossier' ? 'dossier' : 'compte rendu'} a été fait par la version ${dossier} du programme, et recalculé par la version ${here}\u00a0: des différences peuvent en venir.`;
}

const WHAT: Readonly<Record<Difference['kind'], string>> = {
	hash: 'Empreinte qui n’est pas celle du manifeste',
	'missing-file': 'Fichier manquant',
	'unexpected-file': 'Fichier en trop',
	unreadable: 'Illisible',
	value: 'Valeur différente',
	'missing-line': 'Ligne manquante',
	'unexpected-line': 'Ligne en trop',
	order: 'Ligne déplacée',
	columns: 'Colonnes différentes',
	bytes: 'Mêmes valeurs, écrites autrement',
	allocation: 'Répartition qui n’est pas ce qu’elle dit'
};

/** The nature of a difference. */
export const differenceKind = ({ kind }: Difference): string => WHAT[kind];

/** What is wrong with a stored allocation and what to do about it, in French; null for any other difference. */
export function faultText({ fault }: Difference): string | null {
	if (!fault) return null;
	const name = (): string => fault.name;
	const sentence = allocationFaultSentence(fault.about, {
		funder: name,
		department: name,
		organisation: name
	});
	switch (fault.about.code) {
		case 'objective-differs':
		case 'bound-below-objective':
		case 'gap-differs':
			return french(
				`${sentence} Ce chiffre a été écrit par autre chose que la recherche : reprenez le dossier auprès de qui l’a sorti.`
			);
		case 'not-a-candidate':
		case 'year-outside':
		case 'organisation-split':
		case 'envelope-exceeded':
		case 'forced-missing':
		case 'department-below':
			return french(
				`${sentence} Une règle, une enveloppe ou un montant a changé depuis la recherche, ou le fichier a été modifié : relancez la répartition du scénario, puis refaites le dossier.`
			);
	}
}

/** A difference in one line: where, what, what is expected and what was found. */
export function differenceText(difference: Difference): string {
	const { file, line, column, expected, found } = difference;
	const fault = faultText(difference);
	if (fault !== null) return french(`${file} : ${fault}`);
	const where = [
		file,
		...(line === null ? [] : [`ligne ${formatInteger(line)}`]),
		...(column === '' ? [] : [`« ${column} »`])
	].join(', ');
	const values = [
		...(expected === '' ? [] : [`attendu « ${expected} »`]),
		...(found === '' ? [] : [`trouvé « ${found} »`])
	].join(', ');
	return `${where} : ${differenceKind(difference).toLowerCase()}${values === '' ? '' : ` (${values})`}`;
}
