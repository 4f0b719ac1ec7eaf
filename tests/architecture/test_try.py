import pytest, json, collections
from django.urls import reverse
from django.db import transaction
from tests.architecture.scene import scene
from tests.architecture.addresses import every_pattern
pytestmark = pytest.mark.django_db
A={}
def test_two(scene):
    out=collections.OrderedDict()
    for name, pat in every_pattern():
        keys=list(pat.pattern.converters)
        # include parents: none have
        pref=name.split(":")[0]; short=name.split(":")[-1]
        m={}
        targets=["house"]
        if pref=="cases" or name.startswith("desk:") or pref=="clocks":
            if "ref" in keys or 'report_ref' in keys: targets=["ordinary","sealed","other"]
            first=str(pat.pattern).split("/")[0]
            m={"ref":{"subjects":"subject","interviews":"interview","allegations":"allegation","parties":"party","tasks":"task"}.get(first,"case"),"report_ref":"report","ground":"ground","number":"clock"}
            if name.startswith("desk:") and first=="people": targets=["ed","otto"]; m={"ref":"person"}
        elif pref=="reports":
            if "ref" in keys: targets=["ordinary","sealed","other"]
            m={k:k.removesuffix("_ref") for k in keys}; m["ref"]="report"
        elif pref=="people":
            if "ref" in keys: targets=["ed","otto"]
            m={"ref":"person","post_ref":"post","contact_ref":"contact","import_ref":"import"}
        elif pref=="access":
            m={"ref":"account","role":"role","conflict_ref":"conflict"}
        elif pref=="ledger": m={"stream":"stream","sequence":"sequence"}
        else: m={"key":None,"uidb36":None,"pk":None}
        addr=" ".join(f"{k}={m.get(k)}" for k in keys)
        res={}
        for t in targets:
            kw={}
            for k in keys:
                kw[k]= scene.targets[t].get(m.get(k)) if m.get(k) else {"key":"none","uidb36":"1","pk":1}.get(k,"?")
            url=reverse(name,kwargs=kw)
            for who,mem in scene.cast.everyone().items():
                for meth in ("get","post"):
                    sid=transaction.savepoint()
                    try:
                        r=getattr(mem.client,meth)(url)
                        st=r.status_code
                        loc=r.headers.get("Location",""); r.close()
                    except Exception as e:
                        st=f"{type(e).__name__}: {e}"[:200]; loc=""
                    transaction.savepoint_rollback(sid)
                    if who=="nobody" and loc.startswith("/accounts/login/?next"): st="login"
                    res.setdefault(t,{}).setdefault(meth,{}).setdefault(str(st),[]).append(who)
                    if hasattr(mem,'_x'): pass
        out[name]={"addr":addr,"res":res}
        json.dump(out,open("/tmp/w/arch/walk.json","w"),indent=1)
