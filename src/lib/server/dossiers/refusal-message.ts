import type { ArchiveRefusal } from '$lib/files';
import type { DossierRefusal } from './ground';

const BYTES = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });

/** Why an archive is not read, in French, with what to do next. */
export function archiveMessage(refusal: ArchiveRefusal): string {
	switch (refusal.code) {
		case 'not-a-zip':
			return 'Ce fichier n’est pas une archive ZIP\u00a0: choisissez le dossier tel qu’il a été téléchargé, ou le répertoire décompressé.';
		case 'damaged':
			return 'L’archive est abîmée ou incomplète\u00a0: téléchargez-la à nouveau.';
		case 'too-large':
			return `L’archive dépasse ${BYTES.format(refusal.limit / 1e6)}\u00a0Mo une fois décompressée\u00a0: ce n’est pas un dossier de Cible 2028.`;
		case 'too-many-files':
			return `L’archive contient plus de ${refusal.limit} fichiers\u00a0: ce n’est pas un dossier de Cible 2028.`;
	}
}

/** Why no dossier can be made, in French, with what to do next. */
export function dossierRefusalMessage(refusal: DossierRefusal): string {
	switch (refusal.code) {
		case 'no-data':
			return 'Aucune donnée n’a encore été importée\u00a0: importez d’abord un registre.';
		case 'no-scenario':
			return `Le scénario « ${refusal.id} » n’existe pas, ou n’est pas de vos territoires.`;
		case 'part-of-scenario':
			return `Les enveloppes ou les rythmes du scénario « ${refusal.name} » sont partagés avec des territoires que vous ne voyez pas\u00a0: demandez son dossier à qui les voit tous, ou créez une variante pour les vôtres.`;
	}
}
