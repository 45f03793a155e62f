package org.chakong.fund.web;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chakong.contracts.api.Look.Kind;
import org.chakong.contracts.registry.RegistryKind;
import org.chakong.fund.look.Looks;

/** Writes down what the caller is about to be shown. */
@ApplicationScoped
public class OwnLooks {

  private final SecurityIdentity caller;
  private final Looks looks;

  OwnLooks(SecurityIdentity caller, Looks looks) {
    this.caller = caller;
    this.looks = looks;
  }

  public void atRequest(Kind kind, String requestNo) {
    looks.atRequest(person(), kind, requestNo);
  }

  public void atDocument(String requestNo, String documentId) {
    looks.atDocument(person(), requestNo, documentId);
  }

  public void atList(Kind kind, List<String> requestNos) {
    looks.atList(person(), kind, requestNos);
  }

  public void atRegister(String accountNo) {
    looks.atRegister(person(), accountNo);
  }

  public void atEntries(RegistryKind registry, List<Long> entries) {
    looks.atEntries(person(), registry, entries);
  }

  public void atProposal(RegistryKind registry, long proposal) {
    looks.atProposal(person(), registry, proposal);
  }

  private String person() {
    return caller.getPrincipal().getName();
  }
}
