package paraphrase

import "testing"

func TestIsStock(t *testing.T) {
	for _, s := range []string{
		"The Dunmore school board did not reply to an e-mailed request for comment.",
		"Neither firm immediately responded to messages seeking comment on Sunday.",
		"Calls to the mine's owner weren't returned, and it could not be reached for comment.",
		"A spokeswoman for Ms Brandt refused to discuss the letters.",
		"Nobody was hurt in the collapse, Galton firefighters said.",
		"There were no reports of injuries.",
		"Financial terms of the sale were not disclosed.",
		"The source spoke on condition of anonymity because she was not authorised to talk to the press.",
		"The brewery said in a statement.",
		"It was not immediately clear who had opened the gate.",
		"The investigation into the crash is ongoing.",
		"No group has so far claimed responsibility.",
		"The Valley Post's Anna Berg contributed to this report.",
		"Anyone with information is asked to call the Vinje police on 555 0199.",
		"Der Stadtrat von Ashby reagierte zunächst nicht auf eine Anfrage.",
		"Die Firma Berg wollte sich am Montag nicht dazu äußern.",
		"Verletzt wurde niemand.",
		"La mairie de Vinje n'a pas souhaité commenter.",
		"La alcaldía no respondió de inmediato a una solicitud de comentarios.",
		"A prefeitura de Galton não respondeu ao pedido de comentário.",
		"Il comune non ha voluto commentare.",
		"De gemeente Vinje wilde niet reageren.",
		"Kommunen ville ikke kommentere saken.",
		"В мэрии отказались от комментариев.",
		"Никто не пострадал.",
	} {
		if !IsStock(s) {
			t.Errorf("no stock sentence: %s", s)
		}
	}
	for _, s := range []string{
		"",
		"The Dunmore school board will sell the two oldest of its buses and close the swimming pool in the spring.",
		"The board did not close the pool.",
		"Four people were injured when a tram left its rails near the old brewery, and the line will stay closed for a week.",
		"The Reef Front said that its men had blown up the customs house on the island.",
		"Der Stadtrat hat den Verkauf der alten Fischhalle am Dienstag abgelehnt.",
		"Le conseil a rejeté la vente de la halle aux poissons.",
	} {
		if IsStock(s) {
			t.Errorf("a stock sentence: %s", s)
		}
	}
}

func BenchmarkIsStock(b *testing.B) {
	const s = "The Dunmore school board will sell the two oldest of its buses and close the swimming pool in the spring, Anna Berg said."
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		IsStock(s)
	}
}
