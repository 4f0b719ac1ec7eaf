import pytest, json, collections
from django.urls import reverse
from django.db import transaction
from tests.architecture.scene import scene
from tests.architecture.addresses import every_pattern
pytestmark = pytest.mark.django_db
import os
ONLY=tuple(os.environ.get("ONLY","").split()) or None
def test_two(scene):
    out=collections.OrderedDict()
    for name, pat in every_pattern():
        keys=list(pat.pattern.regex.groupindex)
        if ONLY and not name.startswith(ONLY): continue
        # include parents: none have
        if "webauthn" in name and name.split("_")[1] in ("edit","remove"): keys=["pk"]
        pref=name.split(":")[0]; short=name.split(":")[-1]
        m={}
        targets=["house"]
        if pref=="cases" or name.startswith("desk:") or pref=="clocks":
            if "ref" in keys or 'report_ref' in keys: targets=["ordinary","sealed"]
            first=str(pat.pattern).split("/")[0]
            m={"ref":{"subjects":"subject","interviews":"interview","allegations":"allegation","parties":"party","tasks":"task"}.get(first,"case"),"report_ref":"report","ground":"ground","number":"clock"}
            if name.startswith("desk:") and first=="people": targets=["ed","otto"]; m={"ref":"person"}
            if first=="views": targets=["house"]; m={"ref":"view"}
            if first=="waiting": targets=["house"]; m={"kind":"decision"}
        elif pref=="reports":
            if "ref" in keys: targets=["ordinary","sealed"]
            m={k:k.removesuffix("_ref") for k in keys}; m["ref"]="report"
        elif pref=="people":
            if "ref" in keys: targets=["ed","otto"]
            m={"ref":"person","post_ref":"post","contact_ref":"contact","import_ref":"import"}
        elif pref=="access":
            m={"ref":"account","role":"role","conflict_ref":"conflict"}
        elif pref=="ledger": m={"stream":"stream","sequence":"sequence"}
        else: m={"key":"key","uidb36":"key","pk":"authenticator" if 1 else 0}
        addr=" ".join(f"{k}={m.get(k)}" for k in keys)
        res={}
        for t in targets:
            kw={}
            for k in keys:
                kw[k]= scene.targets[t].get(m.get(k)) if m.get(k) else {"key":"none","uidb36":"1","pk":1}.get(k,"?")
            url=reverse(name,kwargs=kw)
            for who,mem in scene.clients.items():
                for meth in ("get","post"):
                    import copy
                    if not hasattr(mem,'_k'): mem._k=copy.deepcopy(mem.cookies)
                    mem.cookies=copy.deepcopy(mem._k)
                    sid=transaction.savepoint()
                    try:
                        r=getattr(mem,meth)(url)
                        st=r.status_code
                        loc=r.headers.get("Location",""); r.close()
                    except Exception as e:
                        st=f"{type(e).__name__}: {e}"[:200]; loc=""
                    transaction.savepoint_rollback(sid)
                    if name=="mfa_activate_totp" and who=="asha": print("TOTP",meth,loc)
                    if who=="nobody" and loc.startswith("/accounts/login/?next"): st="login"
                    res.setdefault(t,{}).setdefault(meth,{}).setdefault(str(st),[]).append(who)
                    if hasattr(mem,'_x'): pass
        out[name]={"addr":addr,"res":res}
        json.dump(out,open("/tmp/w/arch/walk.json","w"),indent=1)
