/** Why a campaign was not made. */
export type CampaignRefusal =
	| { readonly code: 'no-dataset' }
	| { readonly code: 'no-operator' }
	| { readonly code: 'too-many-operators'; readonly limit: number }
	| { readonly code: 'unknown-operator'; readonly organisation: string }
	| { readonly code: 'name'; readonly limit: number }
	| { readonly code: 'due-date'; readonly today: string };

/** The French sentence of a refusal: what is wrong, and what to do. */
export function campaignRefusalMessage(refusal: CampaignRefusal): string {
	switch (refusal.code) {
		case 'no-dataset':
			return 'Aucune donnée n’a encore été importée\u00a0: commencez par un registre.';
		case 'no-operator':
			return 'Choisissez au moins un organisme à interroger.';
		case 'too-many-operators':
			return `Une campagne interroge ${refusal.limit} organismes au plus\u00a0: faites-en plusieurs.`;
		case 'unknown-operator':
			return `L’organisme «\u00a0${refusal.organisation}\u00a0» n’est plus dans la version en vigueur, ou n’a aucun ESMS\u00a0: rechargez la page et choisissez de nouveau.`;
		case 'name':
			return `Donnez à la campagne un nom de ${refusal.limit} caractères au plus.`;
		case 'due-date':
			return 'Choisissez une date de retour à venir.';
	}
}
